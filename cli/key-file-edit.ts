import { randomUUID } from 'node:crypto'
import { chmodSync, chownSync, closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { KeyFileFault, parseKeyFile, type AccountEntry, type KeyEntry, type KeyFileContent } from '../runtime/auth/key-file-text.ts'

/** One change of a key file; everything else in it, comments too, stays as it is. */
export type KeyFileEdit =
  | { readonly add: 'keys'; readonly entry: KeyEntry }
  | { readonly add: 'accounts'; readonly entry: AccountEntry }
  | { readonly list: 'keys' | 'accounts'; readonly index: number; readonly set: Readonly<Record<string, unknown>> }

/** What a key file holds. Throws a KeyFileFault where it is not there or is none. */
export function readKeyFile(root: string, file: string): KeyFileContent {
  const text = textOf(resolve(root, file))
  if (text === undefined) throw new KeyFileFault(`${file} is not there; make a key with: gatewright keys create --file ${file}`)
  return parsed(file, text)
}

/** Changes a key file, or makes it (mode 0600): in one step, while no other command does, and only into what a gateway can read. Throws a KeyFileFault. */
export async function editKeyFile(root: string, file: string, edit: (content: KeyFileContent) => readonly KeyFileEdit[]): Promise<void> {
  const path = resolve(root, file)
  const lock = `${path}.lock`
  try {
    closeSync(openSync(lock, 'wx', 0o600))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new KeyFileFault(code === 'EEXIST' ? `another command is changing ${file}; if none is, delete ${file}.lock` : `${file} cannot be written here (${code})`)
  }
  try {
    const before = textOf(path) ?? ''
    const edits = edit(parsed(file, before))
    const text = /\.json$/i.test(file) ? editedJson(before, edits) : await editedYaml(before, edits)
    parsed(file, text)
    replace(path, text)
  } finally {
    rmSync(lock, { force: true })
  }
}

function parsed(file: string, text: string): KeyFileContent {
  try {
    return parseKeyFile(text)
  } catch (error) {
    if (error instanceof KeyFileFault) throw new KeyFileFault(`${file} is no key file: ${error.message}`)
    throw error
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function editedJson(text: string, edits: readonly KeyFileEdit[]): string {
  const value = (text.trim() === '' ? {} : JSON.parse(text)) as { keys?: unknown[]; accounts?: unknown[] }
  for (const edit of edits) {
    if ('add' in edit) (value[edit.add] ??= []).push(edit.entry)
    else Object.assign(value[edit.list]![edit.index] as object, edit.set)
  }
  return `${JSON.stringify(value, null, 2)}\n`
}

async function editedYaml(text: string, edits: readonly KeyFileEdit[]): Promise<string> {
  const { parseDocument, YAMLSeq } = await import('yaml')
  const document = parseDocument(text)
  if (document.contents === null) document.contents = document.createNode({}) as unknown as typeof document.contents
  for (const edit of edits) {
    if (!('add' in edit)) {
      for (const [key, value] of Object.entries(edit.set)) document.setIn([edit.list, edit.index, key], document.createNode(value))
    } else if (document.get(edit.add) instanceof YAMLSeq) document.addIn([edit.add], document.createNode(edit.entry))
    else document.set(edit.add, document.createNode([edit.entry]))
  }
  return document.toString({ lineWidth: 0 })
}

/** A file that another process reads is never half written; who may read it stays. */
function replace(path: string, text: string): void {
  const fresh = `${path}.${randomUUID()}`
  const before = statSync(path, { throwIfNoEntry: false })
  try {
    writeFileSync(fresh, text, { mode: 0o600, flag: 'wx' })
    if (before !== undefined) {
      try {
        chownSync(fresh, before.uid, before.gid)
      } catch {
        // Only root can give a file away; the mode below then goes with this user's group.
      }
      chmodSync(fresh, before.mode & 0o640)
    }
    renameSync(fresh, path)
  } finally {
    rmSync(fresh, { force: true })
  }
}
