import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { emit } from '../../../cli/commands/emit.ts'
import { UsageError } from '../../../cli/context.ts'
import type { Context } from '../../../cli/context.ts'
import { parse } from '../../../cli/parse.ts'
import { Project } from '../../unit/emit/project.ts'

export interface Emission { readonly code: number; readonly out: string; readonly err: string }

/** A project that `gatewright emit` is run in, in this process: a start costs more than all that the command does. */
export class DeployProject extends Project {
  constructor(t: TestContext, files: Readonly<Record<string, string>>) {
    super(t, files)
  }

  async emit(...args: readonly string[]): Promise<Emission> {
    let out = ''
    let err = ''
    const context: Context = {
      // What the environment holds when emitting is not looked at.
      root: this.root, env: { AUTH_KEY_KEYS: 's3cret', OTHER_KEYS: 's3cret', BACKEND_SHOP: 'http://s3cret', STOP_DELAY: '77s' },
      out: (text) => { out += text },
      err: (text) => { err += text },
      paint: (_style, text) => text,
      interactive: false, onStop: () => {}, bin: '', version: '0.0.0',
    }
    try {
      return { code: await emit.run(context, parse(emit, args)!), out, err }
    } catch (error) {
      if (error instanceof UsageError) return { code: 2, out, err: err + error.message }
      throw error
    }
  }

  has(file: string): boolean {
    return existsSync(join(this.root, file))
  }

  /** Every file below deploy/, by its path in it. */
  deployed(): ReadonlyMap<string, string> {
    const names = readdirSync(join(this.root, 'deploy'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    const folder = join(this.root, 'deploy')
    return new Map(names.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort().map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
  }
}
