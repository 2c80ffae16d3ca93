import { isIdentifier, isReserved } from '../model/naming.ts'
import type { Literal } from './literal.ts'
import { numberLiteral, propertyName, stringLiteral } from './literal.ts'

/** What generated code may say: literals, names, member access, calls. Made by the functions below only, so no text enters unescaped. */
export class Expression {
  readonly kind: 'atom' | 'call' | 'array' | 'object'
  /** The text of an atom; the callee of a call. */
  readonly head: string
  readonly items: readonly (readonly [name: string, value: Expression])[]
  /** As one line. */
  readonly flat: string
  /** True where the members stand on lines of their own, however short they are. */
  readonly open: boolean

  constructor(kind: Expression['kind'], head: string, items: Expression['items'], flat: string, open = false) {
    this.kind = kind
    this.head = head
    this.items = items
    this.flat = flat
    this.open = open || items.some(([, value]) => value.open)
  }
}

/** A name, or a path of names: `validate.Pet`, `import.meta.url`. */
export function reference(...path: readonly string[]): Expression {
  const [first, ...rest] = path
  const meta = path.join('.') === 'import.meta.url'
  if (first === undefined || !isIdentifier(first) || (isReserved(first) && !meta && !builders.has(first))) throw new TypeError(`"${path.join('.')}" is no reference`)
  for (const part of rest) if (!isIdentifier(part)) throw new TypeError(`"${part}" is no member name`)
  return new Expression('atom', path.join('.'), [], path.join('.'))
}

/** Names that TypeScript reserves for types, and that the runtime uses for shapes of those types. */
const builders: ReadonlySet<string> = new Set(['any', 'boolean', 'number', 'object', 'string'])

/** A call of a named function. */
export function call(callee: string, ...given: readonly Expression[]): Expression {
  const { head } = reference(callee)
  return new Expression('call', head, given.map((value) => ['', value] as const), `${head}(${given.map(({ flat }) => flat).join(', ')})`)
}

export function array(items: readonly Expression[]): Expression {
  return new Expression('array', '', items.map((value) => ['', value] as const), `[${items.map(({ flat }) => flat).join(', ')}]`)
}

/** An object literal; a member whose value is a reference of its own name is written once. `open` puts members on lines of their own. */
export function object(members: readonly (readonly [name: string, value: Expression])[], options: { readonly open?: boolean } = {}): Expression {
  const flat = members.length === 0 ? '{}' : `{ ${members.map(memberText).join(', ')} }`
  return new Expression('object', '', members, flat, options.open === true && members.length > 0)
}

/** A literal of plain data. */
export function literal(value: Literal): Expression {
  if (value === null || typeof value === 'boolean') return atom(String(value))
  if (typeof value === 'string') return atom(stringLiteral(value))
  if (typeof value === 'number') return atom(numberLiteral(value))
  if (Array.isArray(value)) return array((value as readonly Literal[]).map(literal))
  const record = value as { readonly [key: string]: Literal | undefined }
  return object(Object.keys(record).flatMap((key) => (record[key] === undefined ? [] : [[key, literal(record[key])] as const])))
}

/** An expression as code: on one line where it fits into `width`, else one member a line; `column` is where it begins, `after` what follows on the line. */
export function print(expression: Expression, options: { readonly indent?: number; readonly column?: number; readonly after?: number; readonly width?: number } = {}): string {
  const { indent = 0, column = indent, after = 0, width = 120 } = options
  const { kind, head, items, flat } = expression
  if (kind === 'atom' || items.length === 0 || (!expression.open && column + flat.length + after <= width)) return flat
  const inner = indent + 2
  const margin = ' '.repeat(inner)
  if (kind === 'call') {
    const last = items.at(-1)![1]
    const before = items.slice(0, -1).map(([, value]) => `${value.flat}, `).join('')
    const lead = head.length + 1 + before.length
    if ((last.kind === 'object' || last.kind === 'array') && last.items.length > 0 && column + lead + 1 <= width && !items.slice(0, -1).some(([, value]) => value.open)) {
      return `${head}(${before}${print(last, { indent, column: column + lead, after: after + 1, width })})`
    }
    return `${head}(\n${items.map(([, value]) => `${margin}${print(value, { indent: inner, after: 1, width })},\n`).join('')}${' '.repeat(indent)})`
  }
  if (kind === 'array') {
    const lines = items.every(([, value]) => value.kind === 'atom')
      ? fill(items.map(([, value]) => value.flat), inner, width)
      : items.map(([, value]) => `${margin}${print(value, { indent: inner, after: 1, width })},\n`)
    return `[\n${lines.join('')}${' '.repeat(indent)}]`
  }
  if (items.every((item) => isShorthand(item))) {
    return `{\n${fill(items.map(memberText), inner, width).join('')}${' '.repeat(indent)}}`
  }
  const members = items.map((item) => {
    if (isShorthand(item)) return `${margin}${item[0]},\n`
    const name = `${propertyName(item[0])}: `
    return `${margin}${name}${print(item[1], { indent: inner, column: inner + name.length, after: 1, width })},\n`
  })
  return `{\n${members.join('')}${' '.repeat(indent)}}`
}

/** Short texts, comma-separated, as many on a line as fit. */
export function fill(texts: readonly string[], indent: number, width = 120): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const text of texts) {
    const next = line === '' ? text : `${line}, ${text}`
    if (line !== '' && indent + next.length + 1 > width) {
      lines.push(`${' '.repeat(indent)}${line},\n`)
      line = text
    } else line = next
  }
  if (line !== '') lines.push(`${' '.repeat(indent)}${line},\n`)
  return lines
}

function atom(text: string): Expression {
  return new Expression('atom', text, [], text)
}

function memberText(item: readonly [string, Expression]): string {
  return isShorthand(item) ? item[0] : `${propertyName(item[0])}: ${item[1].flat}`
}

function isShorthand([name, value]: readonly [string, Expression]): boolean {
  return value.kind === 'atom' && value.head === name && propertyName(name) === name && /^[A-Za-z_$]/.test(name) && !isReservedValue(name)
}

/** `null` and `true` are values, not references of that name. */
function isReservedValue(name: string): boolean {
  return name === 'null' || name === 'true' || name === 'false'
}
