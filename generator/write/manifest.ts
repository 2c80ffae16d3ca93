import { createHash } from 'node:crypto'
import { ABI } from '../../runtime/contract.ts'

/** What `generated/manifest.json` says: which files are the generator's, what they held when written, and what they were made of. */
export interface Manifest {
  readonly abi: number
  /** SHA-256 of each source by its path in the project. */
  readonly sources: Readonly<Record<string, string>>
  /** SHA-256 of each file by its path below `generated/`; the manifest itself is not among them. */
  readonly files: Readonly<Record<string, string>>
}

/** SHA-256 in hex. Line ends are brought to LF first, since git may have changed them on the way to another machine. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text).digest('hex')
}

/** The manifest as text: keys sorted, no dates, no versions. */
export function formatManifest(options: { readonly sources: ReadonlyMap<string, string>; readonly files: ReadonlyMap<string, string> }): string {
  const manifest: Manifest = { abi: ABI, sources: sorted(options.sources), files: sorted(new Map([...options.files].map(([name, text]) => [name, hashOf(text)]))) }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** The file hashes of a manifest's text; undefined where it is none. */
export function readManifest(text: string): ReadonlyMap<string, string> | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null || !('files' in parsed)) return undefined
    const { files } = parsed
    if (typeof files !== 'object' || files === null) return undefined
    const entries = Object.entries(files)
    return entries.every(([name, hash]) => isSafePath(name) && typeof hash === 'string') ? new Map(entries as [string, string][]) : undefined
  } catch {
    return undefined
  }
}

/** True for a path that stays below the folder it is joined to. */
export function isSafePath(path: string): boolean {
  return path !== '' && path.split('/').every((part) => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(part))
}

function sorted(map: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)))
}
