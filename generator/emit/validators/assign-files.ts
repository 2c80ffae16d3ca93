import type { ValidatorFunction } from './functions.ts'

/** Which file each function is printed to. */
export interface FileAssignment {
  /** File names without ending, in order, with the functions of each in order. */
  readonly files: ReadonlyMap<string, readonly ValidatorFunction[]>
  /** The file of a function, without ending. */
  fileOf(name: string): string
}

/** Functions that one group alone uses, directly or through others, go to that group's file; all others to `shared`. */
export function assignFiles(functions: ReadonlyMap<string, ValidatorFunction>, uses: readonly { name: string; group: string }[]): FileAssignment {
  const files = fileNames(uses.map(({ group }) => group))
  const fileByFunction = new Map<string, string>()
  const queue = uses.map(({ name, group }) => ({ name, file: files.get(group) ?? 'shared' }))
  for (let next = queue.pop(); next; next = queue.pop()) {
    const known = fileByFunction.get(next.name)
    if (known === next.file || known === 'shared') continue
    const file = known === undefined ? next.file : 'shared'
    fileByFunction.set(next.name, file)
    for (const name of functions.get(next.name)?.needs.calls ?? []) queue.push({ name, file })
  }
  const byFile = new Map<string, ValidatorFunction[]>([['shared', []]])
  for (const name of [...functions.keys()].sort()) {
    const file = fileByFunction.get(name) ?? 'shared'
    const list = byFile.get(file) ?? []
    byFile.set(file, list)
    list.push(functions.get(name) as ValidatorFunction)
  }
  return {
    files: new Map([...byFile].sort(([a], [b]) => (a < b ? -1 : 1))),
    fileOf: (name) => fileByFunction.get(name) ?? 'shared',
  }
}

/** Each group's file name: lower case, `a-z0-9-`, told apart by a number where two groups would get the same. */
function fileNames(groups: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set(['shared'])
  const files = new Map<string, string>([['shared', 'shared']])
  for (const group of groups) {
    if (files.has(group)) continue
    const base = group.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60) || 'group'
    let file = base
    for (let n = 2; taken.has(file); n++) file = `${base}-${n}`
    taken.add(file)
    files.set(group, file)
  }
  return files
}
