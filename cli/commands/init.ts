import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import type { Command } from '../command.ts'
import { exitCodes, UsageError } from '../context.ts'
import { projectFiles } from '../project-files.ts'

/** `gatewright init`. */
export const init: Command = {
  name: 'init',
  parameters: '<directory>',
  arity: [1, 1],
  summary: 'lays out a project of your own',
  help: 'Writes package.json, tsconfig.json, .gitignore, a README and a small document in specs/ into a new or empty directory.\nThe project needs nothing but this package.',
  options: {
    package: { type: 'string', value: 'SPEC', help: 'what to depend on: a version, or the path of a packed .tgz (default: this version)' },
    empty: { type: 'boolean', help: 'leaves the sample document out' },
  },
  examples: [
    ['gatewright init my-gateway', 'then: cd my-gateway && npm install && npx gatewright dev'],
    ['gatewright init my-gateway --package ./gatewright-0.1.0.tgz', 'with a package that was packed here'],
  ],
  async run(context, args) {
    const given = args.positionals[0]!
    const directory = resolve(context.root, given)
    if (existsSync(directory) && readdirSync(directory).some((name) => name !== '.git')) throw new UsageError(`${given} is not empty; init writes over nothing`)
    const spec = args.text('package')
    const files = projectFiles({
      name: packageName(basename(directory)),
      dependency: spec === undefined ? `^${context.version}` : dependencyOf(spec, context.root, directory),
      sample: !args.flag('empty'),
    })
    for (const [file, text] of files) {
      const path = join(directory, file)
      mkdirSync(dirname(path), { recursive: true })
      // Fails where something came to stand there meanwhile.
      writeFileSync(path, text, { flag: 'wx' })
    }
    mkdirSync(join(directory, 'specs'), { recursive: true })
    const folder = relative(context.root, directory)
    context.out(`${[...files.keys()].map((file) => `wrote ${file}`).join('\n')}\n\nNext:\n  ${folder === '' ? '' : `cd ${folder.startsWith('..') ? directory : folder} && `}npm install && npx gatewright dev\n`)
    return exitCodes.ok
  },
}

function dependencyOf(spec: string, root: string, directory: string): string {
  if (!/\.tgz$|[\\/]/.test(spec)) return spec
  const path = isAbsolute(spec) ? spec : resolve(root, spec)
  if (!existsSync(path)) throw new UsageError(`${spec} is not there`)
  const near = relative(directory, path)
  return `file:${near.startsWith('.') || isAbsolute(near) ? near : `./${near}`}`
}

/** A name that npm takes: lower case, letters, digits, `-`, `_` and `.`. */
function packageName(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9._-]+/g, '-').replace(/^[._-]+|[._-]+$/g, '') || 'gateway'
}
