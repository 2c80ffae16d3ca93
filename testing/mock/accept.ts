import { concreteType } from '../sample/body.ts'
import type { SampleMedia } from '../sample/operations.ts'

/** The declared media types in the order in which an Accept header wants them (RFC 9110, 12.5.1); those that it does not want come last, as declared. */
export function byAccept(media: readonly SampleMedia[], accept: string | undefined): readonly SampleMedia[] {
  if (accept === undefined || accept.trim() === '') return media
  const ranges = accept.split(',').map(readRange)
  return media
    .map((entry, index) => ({ entry, index, quality: qualityOf(concreteType(entry), ranges) }))
    .sort((a, b) => b.quality - a.quality || a.index - b.index)
    .map(({ entry }) => entry)
}

/** True where an Accept header names exactly this media type. */
export function asksFor(type: string, accept: string | undefined): boolean {
  return (accept ?? '').split(',').map(readRange).some((range) => range.type === type && range.quality > 0)
}

interface Range { readonly type: string; readonly quality: number }

function readRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
  return { type, quality: quality === undefined ? 1 : Number(quality) || 0 }
}

function qualityOf(type: string, ranges: readonly Range[]): number {
  const essence = (type.split(';')[0] ?? '').trim().toLowerCase()
  const wanted = [essence, `${essence.split('/')[0] ?? ''}/*`, '*/*']
  for (const name of wanted) {
    const range = ranges.find((one) => one.type === name)
    if (range !== undefined) return range.quality
  }
  return 0
}
