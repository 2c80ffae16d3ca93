import { readFileSync, statSync, type Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { StartError } from '../settings/start-error.ts'
import { KeyFileFault, parseKeyFile, type KeyFileContent } from './key-file-text.ts'
import type { Lookup } from './secret-table.ts'

/** A key file that is watched: `content` is another object whenever the file has changed. */
export interface KeyFile {
  readonly content: KeyFileContent
  /** Reads the file again where it has changed; what cannot be read then leaves the last good content in place. Never rejects. */
  readonly refresh: () => Promise<void>
}

export interface KeyFileOptions {
  /** Absolute. */
  readonly path: string
  /** Told once of each change, and of each fault that leaves the last good content in place; names no value. */
  readonly onChange?: (keys: number, accounts: number) => void
  readonly onFailure?: (reason: string) => void
}

/**
 * Opens a key file. Others may not read it (hashes of passwords can be guessed from) and only its owner may write it (who
 * can write it can let himself in). Throws a StartError that says what is wrong.
 */
export function openKeyFile({ path, onChange = () => {}, onFailure = () => {} }: KeyFileOptions): KeyFile {
  let seen = ''
  let told = ''
  const read = (): KeyFileContent => {
    const stats = statSync(path)
    checkMode(path, stats)
    seen = stateOf(stats)
    return parseKeyFile(readFileSync(path, 'utf8'))
  }
  let content: KeyFileContent
  try {
    content = read()
  } catch (error) {
    throw new StartError([explain(path, error)])
  }
  return {
    get content() { return content },
    async refresh() {
      try {
        if (stateOf(await stat(path)) === seen) return
        content = read()
        told = ''
        onChange(content.keys.length, content.accounts.length)
      } catch (error) {
        const reason = explain(path, error)
        if (reason !== told) onFailure(told = reason)
      }
    },
  }
}

/** Judges by what a file holds now: the lookup is made anew when the file has changed. */
export function fileLookup(file: KeyFile, make: (content: KeyFileContent) => Lookup): Lookup {
  let content = file.content
  let lookup = make(content)
  return (presented) => {
    if (file.content !== content) {
      content = file.content
      lookup = make(content)
    }
    return lookup(presented)
  }
}

/** Windows has no such modes. */
function checkMode(path: string, { mode }: Stats): void {
  if (process.platform !== 'win32' && (mode & 0o027) !== 0) {
    throw new KeyFileFault(`its mode is ${(mode & 0o777).toString(8).padStart(4, '0')}: others may not read it, and its group may not write it. Run: chmod 600 ${path}`)
  }
}

/** The change time covers the mode, the inode a file that another was moved over. */
const stateOf = ({ ino, size, mtimeMs, ctimeMs }: Stats): string => [ino, size, mtimeMs, ctimeMs].join(' ')

function explain(path: string, error: unknown): string {
  if (error instanceof KeyFileFault) return `The key file ${path} cannot be used: ${error.message}`
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return `The key file ${path} is not there. Make it with: gatewright keys create --file ${path}`
  return `The key file ${path} cannot be read (${code ?? 'it is no file'}).`
}
