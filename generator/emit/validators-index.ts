import type { ApiModel } from '../model/model.ts'
import { template } from './template.ts'

interface Fields {
  readonly file: string
  readonly files: readonly { readonly names: readonly string[]; readonly from: string }[]
}

const render = template<Fields>('validators-index')

/** `validators/index.js`, and `index.d.ts` alike: every function that an operation names, by the file that has it. */
export function emitValidatorsIndex(api: ApiModel, functions: readonly { readonly name: string; readonly file: string }[]): string {
  const byFile = new Map<string, Set<string>>()
  for (const { name, file } of functions) {
    const names = byFile.get(file) ?? new Set<string>()
    byFile.set(file, names.add(name))
  }
  const files = [...byFile].sort(([a], [b]) => (a < b ? -1 : 1))
  return render({ file: api.file, files: files.map(([file, names]) => ({ names: [...names].sort(), from: `./${file}` })) })
}
