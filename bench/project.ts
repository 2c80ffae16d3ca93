import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from '../generator/generate.ts'

/**
 * Lays a project of the benchmark out and generates its gateway, once per run. It stands below this repository, so that its
 * `gatewright` is this one. Gives its folder. Throws an Error with the diagnostics where generating fails.
 */
export async function benchProject(folder: string, options: { readonly name: string; readonly spec: string; readonly config?: string }): Promise<string> {
  const root = join(folder, options.name)
  if (existsSync(join(root, 'app/main.ts'))) return root
  mkdirSync(join(root, 'specs'), { recursive: true })
  cpSync(options.spec, join(root, 'specs', options.spec.split('/').at(-1)!))
  if (options.config !== undefined) writeFileSync(join(root, 'specs/gateway.yaml'), options.config)
  const { diagnostics } = await generate({ root })
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Error(JSON.stringify(errors, null, 2))
  return root
}
