import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Log } from '../stage.ts'
import { readListenFiles, type ListenTlsSettings } from '../settings/listen-tls.ts'
import type { TlsFiles } from '../settings/tls-files.ts'

export interface WatchOptions {
  readonly settings: ListenTlsSettings
  readonly directory: string
  readonly renew: (files: TlsFiles) => void
  readonly log: Log
  /** Milliseconds between two looks. */
  readonly interval?: number
}

/**
 * Looks at the listener's files every few seconds, since certificates are renewed by moving links, of which no file system tells
 * reliably. Changed files that cannot be used together leave the old ones in service, and are looked at again: the key may be
 * still to come.
 */
export function watchListenFiles({ settings, directory, renew, log, interval = 10_000 }: WatchOptions): { close(): void } {
  const paths = [settings.cert, settings.key, ...(settings.clientCa === null ? [] : [settings.clientCa])].map((path) => resolve(directory, path))
  const stamp = (): string => paths.map((path) => {
    const { mtimeMs = 0, ino = 0, size = 0 } = statSync(path, { throwIfNoEntry: false }) ?? {}
    return `${mtimeMs} ${ino} ${size}`
  }).join('\n')
  let served = stamp()
  let complained = ''
  const look = (): void => {
    const now = stamp()
    if (now === served) return
    const problems: string[] = []
    const files = readListenFiles(settings, directory, problems)
    if (files === null) {
      if (complained !== now) log.error({ problems }, 'the changed certificate cannot be used; the old one stays in service')
      complained = now
      return
    }
    served = now
    try {
      renew(files)
      log.info({ cert: settings.cert }, 'the certificate was renewed')
    } catch (error) {
      log.error({ reason: (error as Error).message }, 'the changed certificate cannot be used; the old one stays in service')
    }
  }
  const timer = setInterval(look, interval)
  timer.unref()
  return { close: () => clearInterval(timer) }
}
