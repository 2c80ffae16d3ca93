import { Name } from 'ajv/dist/compile/codegen/index.js'

/** What the code of one function needs around it: found out while the function is compiled. */
export interface CodeNeeds {
  /** Constants by the name that stands for them in the code. */
  readonly constants: Map<string, Constant>
  /** Functions of `gatewright/formats`. */
  readonly runtime: Set<string>
  /** Other printed functions. */
  readonly calls: Set<string>
}

/** A value that is made once per file: `kind` is the beginning of its printed name, `code` makes it. */
export interface Constant {
  readonly kind: 'pattern' | 'values' | 'names' | 'active' | 'texts'
  readonly code: string
}

/** Starts an empty record of needs. */
export function createNeeds(): CodeNeeds {
  return { constants: new Map(), runtime: new Set(), calls: new Set() }
}

/** Gives the keywords names for what their code refers to, and records the use. */
export interface CodeParts {
  /** Switches the record; all names asked for from here on belong to it. */
  record(needs: CodeNeeds): void
  constant(kind: Constant['kind'], code: string): Name
  runtime(name: string): Name
  call(name: string): Name
}

/** Equal constants get one name; the names hold a `$`, which no other name in printed code does, and are replaced when printing. */
export function createCodeParts(): CodeParts {
  let needs = createNeeds()
  const known = new Map<string, string>()
  return {
    record(next) {
      needs = next
    },
    constant(kind, code) {
      const key = `${kind} ${code}`
      const name = known.get(key) ?? `${kind}$${known.size}`
      known.set(key, name)
      needs.constants.set(name, { kind, code })
      return new Name(name)
    },
    runtime(name) {
      needs.runtime.add(name)
      return new Name(name)
    },
    call(name) {
      needs.calls.add(name)
      return new Name(name)
    },
  }
}

/** A JSON value as JavaScript source: no line separators, no `__proto__` that would set a prototype. */
export function literal(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  const members = Object.entries(value).map(([name, member]) => `${name === '__proto__' ? '["__proto__"]' : literal(name)}: ${literal(member)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}
