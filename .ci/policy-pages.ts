import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'

/** A part of the published schema, as far as a page shows it. */
interface Part {
  readonly $ref?: string
  readonly title?: string
  readonly description?: string
  readonly default?: unknown
  readonly examples?: readonly unknown[]
  /** Of gatewright: what a policy follows. */
  readonly standard?: string
  readonly properties?: Readonly<Record<string, Part>>
  readonly items?: Part
  readonly then?: Part
  readonly else?: Part
}

const root = join(import.meta.dirname, '..')

/** The pages of `docs/policies/` by their file names: one for each policy of the schema, with what only a person can say of it from `notes/`. */
export function policyPages(folder = root): ReadonlyMap<string, string> {
  const schema = JSON.parse(readFileSync(join(folder, 'schema/gateway.schema.json'), 'utf8')) as { readonly $defs: Readonly<Record<string, Part>> }
  const resolve = (part: Part): Part => (part.$ref === undefined ? part : { ...resolve(schema.$defs[part.$ref.slice('#/$defs/'.length)]!), ...part })
  const policies = Object.entries(schema.$defs['policies']!.properties!)
  const pages = new Map(policies.map(([name, part]) => [fileOf(name), page(name, resolve(part), resolve, noteOf(folder, name))]))
  return new Map([['README.md', index(policies.map(([name, part]) => [name, resolve(part)]))], ...pages])
}

const fileOf = (name: string): string => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.md`

function noteOf(folder: string, name: string): string {
  try {
    return `\n${readFileSync(join(folder, 'docs/policies/notes', fileOf(name)), 'utf8').trim()}\n`
  } catch {
    return ''
  }
}

const generated = '<!-- Made of schema/gateway.schema.json by `npm run docs`. What is written by hand is in notes/. -->\n\n'

function index(policies: readonly (readonly [string, Part])[]): string {
  const rows = policies.map(([name, { description = '', default: otherwise }]) => `| [\`${name}\`](${fileOf(name)}) | ${firstSentence(description)} | ${valueText(otherwise)} |`)
  return `${generated}# Policies

What operations are held to beyond their document. They are written in \`specs/gateway.yaml\` (under \`policies\`, for the gateway, an API or an operation) or in a document (\`x-gateway: { policies: … }\`), and merge key by key: operation, path item, API, gateway; on one level \`gateway.yaml\` goes before the document. Lists stand as a whole. An operation that does not use a policy does not pay for it.

| policy | what it does | default |
|---|---|---|
${rows.join('\n')}
`
}

function page(name: string, part: Part, resolve: (part: Part) => Part, note: string): string {
  const rows = members(part, resolve, '')
  const examples = part.examples ?? [part.default]
  return `${generated}# ${name}

${part.description ?? ''}

- **Value**: ${part.title ?? 'any'}
- **Default**: ${valueText(part.default)}
${part.standard === undefined ? '' : `- **Follows**: ${part.standard}\n`}
\`\`\`yaml
${examples.map((example) => stringify({ policies: { [name]: example } }, { lineWidth: 120 }).trim()).join('\n---\n')}
\`\`\`
${rows.length === 0 ? '' : `\n| member | value | default | what it does |\n|---|---|---|---|\n${rows.join('\n')}\n`}${note}`
}

/** A row for each member, those of members too. */
function members(written: Part, resolve: (part: Part) => Part, prefix: string): readonly string[] {
  const part = resolve(written)
  const own = Object.entries(part.properties ?? {}).flatMap(([name, member]) => {
    const { title = '', description = '', default: otherwise } = resolve(member)
    return [`| \`${prefix}${name}\` | ${cell(title)} | ${valueText(otherwise)} | ${cell(description)} |`, ...members(member, resolve, `${prefix}${name}.`)]
  })
  const inner = [part.items, part.then, part.else].flatMap((one) => (one === undefined ? [] : members(one, resolve, prefix)))
  return [...new Set([...own, ...inner])]
}

const firstSentence = (text: string): string => cell(/^.*?[.](?= |$)/.exec(text)?.[0] ?? text)
const cell = (text: string): string => text.replaceAll('|', '\\|')
const valueText = (value: unknown): string => (value === undefined ? '' : `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``)

/** Writes the pages, and takes out those of policies that are gone. */
export function writePages(folder = root): void {
  const target = join(folder, 'docs/policies')
  mkdirSync(target, { recursive: true })
  const pages = policyPages(folder)
  for (const file of globSync('*.md', { cwd: target })) if (!pages.has(file)) rmSync(join(target, file))
  for (const [file, text] of pages) writeFileSync(join(target, file), text)
}

if (process.argv[1] === import.meta.filename) writePages()
