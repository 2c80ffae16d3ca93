import { existsSync, readFileSync } from 'node:fs'
import Handlebars from 'handlebars'
import { isIdentifier, isReserved } from '../model/naming.ts'
import { Expression, fill, print } from './expression.ts'
import { commentText, isWord, propertyName, stringLiteral, typeMemberName, yamlScalar } from './literal.ts'

/** A template compiled under the rules below; given its fields it prints a file. */
export type Template<Fields> = (fields: Fields) => string

const engine = Handlebars.create()

/** The helpers that templates print with. Each takes one kind of value, and throws on any other: a renamed field cannot print nothing. */
export const helpers: Readonly<Record<string, (...given: readonly unknown[]) => string>> = {
  /** A string literal. */
  lit: (value) => stringLiteral(textOf('lit', value)),
  /** An identifier, which must be one already. */
  ident: (value) => identifierOf(value),
  /** A property name in an object literal. */
  prop: (value) => propertyName(textOf('prop', value)),
  /** A member's name in an interface. */
  member: (value) => typeMemberName(textOf('member', value)),
  /** A property and the variable that it holds: `petstore`, or `'modern-petstore': modernPetstore`. */
  pair: (name, value) => pairText(textOf('pair', name), identifierOf(value)),
  /** Text inside a block comment or after `//`. */
  doc: (value) => commentText(textOf('doc', value)),
  /** An expression; the second value is how many columns stand before it on its line. */
  code: (value, column) => {
    if (!(value instanceof Expression)) throw new TypeError('code: no expression was given')
    return print(value, { column: typeof column === 'number' ? column : 0, indent: 0 })
  },
  /** A list of imported or exported names, on one line or several; the second value is the module that they come from. */
  names: (value, from) => namesOf(value, typeof from === 'string' ? from.length : 0),
  /** A text as a YAML scalar, quoted unless it can be taken for nothing else. */
  yaml: (value) => yamlScalar(textOf('yaml', value)),
  /** A whole number from 0. */
  int: (value) => wholeOf(value),
  /** A word that means itself to a shell, in a Dockerfile and in an ignore file: an image, a path, a name. */
  word: (value) => wordOf(value),
}

function textOf(helper: string, value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`${helper}: text was expected, got ${value === null ? 'null' : typeof value}`)
  return value
}

function identifierOf(value: unknown): string {
  const name = textOf('ident', value)
  if (!isIdentifier(name) || isReserved(name)) throw new TypeError(`ident: "${name}" is no identifier`)
  return name
}

/** A property that holds a variable, written once where both have one name. */
export function pairText(name: string, value: string): string {
  return name === value ? name : `${propertyName(name)}: ${value}`
}

function wholeOf(value: unknown): string {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw new TypeError('int: a whole number from 0 was expected')
  return String(value)
}

function wordOf(value: unknown): string {
  const text = textOf('word', value)
  if (!isWord(text)) throw new TypeError(`word: "${text}" is no word`)
  return text
}

/** `['a', 'b as c']` as `{ a, b as c }`. */
function namesOf(value: unknown, after: number): string {
  if (!Array.isArray(value)) throw new TypeError('names: a list was expected')
  const texts = value.map((item: unknown) => {
    const parts = textOf('names', item).split(' as ')
    if (parts.length > 2 || !parts.every(isIdentifier)) throw new TypeError(`names: "${String(item)}" is no name`)
    return parts.join(' as ')
  })
  const flat = `{ ${texts.join(', ')} }`
  return 'import type  from \'\''.length + flat.length + after <= 120 ? flat : `{\n${fill(texts, 2).join('')}}`
}

for (const [name, helper] of Object.entries(helpers)) engine.registerHelper(name, helper)

/** The one block: a list, which must be there. Handlebars' own prints nothing where a field is missing, strict mode or not. */
engine.registerHelper('each', function each(this: unknown, list: unknown, options: Handlebars.HelperOptions): string {
  if (!Array.isArray(list)) throw new TypeError('each: a list was expected')
  return list.map((item: unknown) => options.fn(item)).join('')
})
for (const name of ['if', 'unless', 'with', 'lookup', 'log', 'helperMissing', 'blockHelperMissing']) engine.unregisterHelper(name)

/** The templates lie at the root of the package: two folders up from the sources, three up from `dist`. */
const folder = ['../../templates/', '../../../templates/'].map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url))
const compiled = new Map<string, HandlebarsTemplateDelegate<unknown>>()

/** The template of a name, from `templates/<name>.hbs`. */
export function template<Fields>(name: string): Template<Fields> {
  return (fields) => {
    let render = compiled.get(name)
    if (render === undefined) {
      render = engine.compile<unknown>(readTemplate(name), {
        noEscape: true,
        strict: true,
        knownHelpers: { ...Object.fromEntries(Object.keys(helpers).map((helper) => [helper, true])), each: true },
        knownHelpersOnly: true,
      })
      compiled.set(name, render)
    }
    return render(fields)
  }
}

function readTemplate(name: string): string {
  if (folder === undefined) throw new Error('the package is incomplete: templates/ is missing')
  return readFileSync(new URL(`${name}.hbs`, folder), 'utf8')
}
