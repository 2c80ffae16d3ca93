import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestContext } from 'node:test'
import { generate } from '../../../generator/generate.ts'
import type { GenerateOptions, GenerateResult } from '../../../generator/generate.ts'

/** The root of this repository. */
export const repository = join(import.meta.dirname, '../../..')

/** A project in a temporary folder, removed when the test ends; what it generates can import `gatewright`. */
export class Project {
  readonly root: string

  constructor(t: TestContext, files: Readonly<Record<string, string>>) {
    this.root = mkdtempSync(join(tmpdir(), 'gatewright-generate-'))
    t.after(() => rmSync(this.root, { recursive: true, force: true }))
    mkdirSync(join(this.root, 'node_modules'))
    symlinkSync(repository, join(this.root, 'node_modules/gatewright'))
    this.write('package.json', '{ "type": "module" }')
    for (const [file, text] of Object.entries(files)) this.write(file, text)
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.root, file)), { recursive: true })
    writeFileSync(join(this.root, file), text)
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), 'utf8')
  }

  remove(file: string): void {
    rmSync(join(this.root, file))
  }

  /** Every file below a folder, by its path in it. */
  files(folder: string): ReadonlyMap<string, string> {
    const names = readdirSync(join(this.root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    const paths = names.map((entry) => join(entry.parentPath, entry.name).slice(join(this.root, folder).length + 1)).sort()
    return new Map(paths.map((path) => [path, this.read(join(folder, path))]))
  }

  generate(options: Omit<GenerateOptions, 'root'> = {}): Promise<GenerateResult> {
    return generate({ root: this.root, ...options })
  }
}

/** A small whole document around some lines of YAML. */
export function openapi(rest: string, version = '3.1.0'): string {
  return `openapi: ${version}\ninfo: { title: Shop, version: '1' }\nservers: [{ url: https://shop.test/api }]\n${rest}`
}
