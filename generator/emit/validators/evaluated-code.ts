import type { JsonObject } from '../../load/document.ts'
import { literal } from './code-parts.ts'
import type { CodeParts } from './code-parts.ts'
import { patternFlags, regExpCode } from './patterns/regexp-code.ts'
import { enterResource, resolveReference } from './rewrite-schema.ts'
import type { Sense } from './rewrite-schema.ts'
import { asObject, isSchema } from './schema-graph.ts'
import type { JsonSchema, Located, SchemaGraph } from './schema-graph.ts'
import type { SchemaFacts } from './schema-facts.ts'

/** What `printEvaluated` asks of its surroundings. */
export interface EvaluatedHost {
  readonly graph: SchemaGraph
  readonly facts: SchemaFacts
  readonly parts: CodeParts
  /** The name of the function that checks a schema in a sense. */
  call(target: Located, sense: Sense): string
  /** The name of the function that marks what a schema evaluates, its own `unevaluated*` included. */
  evaluated(kind: 'properties' | 'items', located: Located, sense: Sense): string
}

/**
 * Prints `function NAME(data, seen)`, which adds to the set `seen` the names of the properties (or the indexes of the items)
 * of `data` that `located` evaluates (JSON Schema Core 11.2, 11.3), given that `data` is valid.
 *
 * A branch of `anyOf`, `oneOf` and `if` counts where it is valid, which its own function says. What is marked when the
 * value is not valid does not matter: the value is refused anyway. So no order among keywords has to be kept, and no state
 * outlives the call. With `whole` false the schema's own `unevaluated*` is left out: it is the one that asks.
 */
export function printEvaluated(host: EvaluatedHost, name: string, kind: 'properties' | 'items', located: Located, outer: Sense, whole: boolean): string {
  const { graph, facts, parts } = host
  const schema = asObject(located.schema) ?? {}
  const sense = enterResource(outer, located)
  const lines: string[] = []
  const place = (sub: JsonSchema, ...tokens: readonly (string | number)[]): Located => graph.child(located, sub, ...tokens)
  const include = (sub: Located): void => {
    if (asObject(sub.schema)) lines.push(`${parts.call(host.evaluated(kind, sub, sense)).str}(data, seen);`)
  }
  /** The condition that `data` is valid against `sub`. */
  const valid = (sub: Located): string => (asObject(sub.schema) ? `${parts.call(host.call(sub, sense)).str}(data)` : String(sub.schema))
  const list = (keyword: string): Located[] => {
    const value = schema[keyword]
    return Array.isArray(value) ? value.flatMap((sub, index) => (isSchema(sub) ? [place(sub, keyword, index)] : [])) : []
  }

  for (const keyword of ['$ref', '$dynamicRef'] as const) {
    const found = resolveReference(graph, keyword, located, sense)
    if (found) include(facts.follow(found).target)
  }
  for (const part of list('allOf')) include(part)
  for (const branch of [...list('anyOf'), ...list('oneOf')]) {
    if (!asObject(branch.schema)) continue
    lines.push(`if(${valid(branch)}){`)
    include(branch)
    lines.push('}')
  }
  if (isSchema(schema['if'])) {
    const condition = place(schema['if'], 'if')
    lines.push(`if(${valid(condition)}){`)
    include(condition)
    if (isSchema(schema['then'])) include(place(schema['then'], 'then'))
    lines.push('}', 'else {')
    if (isSchema(schema['else'])) include(place(schema['else'], 'else'))
    lines.push('}')
  }
  if (kind === 'properties') {
    const dependent = asObject(schema['dependentSchemas']) ?? {}
    for (const [property, sub] of Object.entries(dependent)) {
      if (!asObject(sub)) continue
      lines.push(`if(Object.hasOwn(data, ${literal(property)})){`)
      include(place(sub as JsonObject, 'dependentSchemas', property))
      lines.push('}')
    }
    lines.push(...ownProperties(parts, schema, whole))
  } else {
    lines.push(...ownItems(schema, whole, (sub) => (asObject(sub) ? `${parts.call(host.call(place(sub, 'contains'), { ...sense, exempt: new Set() })).str}(data[i])` : String(sub))))
  }
  const isKind = kind === 'items' ? 'Array.isArray(data)' : 'data && typeof data == "object" && !Array.isArray(data)'
  const guarded = facts.isReentrant(schema) ? guardReentry(parts, name, lines, []) : lines
  return [`function ${name}(data, seen){`, `if(!(${isKind})){`, 'return;', '}', ...guarded, '}'].join('\n')
}

/**
 * Puts a guard around a function's lines: a value that the same function is looking at further up is taken as it is.
 *
 * A schema that leads back to itself at the same value (a parent with `oneOf` of children that are each `allOf` the parent)
 * would go round for ever. Taking the inner question as answered gives what such documents mean: the parent's own keywords
 * and the child's, each once. Values are compared by identity; equal primitives are no trouble, since nothing is below them.
 */
export function guardReentry(parts: CodeParts, name: string, lines: readonly string[], whenActive: readonly string[]): string[] {
  const active = parts.constant('active', `/* ${name} */ []`).str
  return [
    `if(${active}.includes(data)){`, ...whenActive, whenActive.length > 0 ? 'return true;' : 'return;', '}',
    `${active}.push(data);`, 'try {', ...lines, '}', 'finally {', `${active}.pop();`, '}',
  ]
}

function ownProperties(parts: CodeParts, schema: JsonObject, whole: boolean): string[] {
  if (isSchema(schema['additionalProperties']) || (whole && isSchema(schema['unevaluatedProperties']))) {
    return ['for(const key in data){', 'seen.add(key);', '}']
  }
  const names = Object.keys(asObject(schema['properties']) ?? {})
  const conditions = names.length > 8
    ? [`${parts.constant('names', `new Set(${literal(names)})`).str}.has(key)`]
    : names.map((one) => `key === ${literal(one)}`)
  for (const source of Object.keys(asObject(schema['patternProperties']) ?? {})) {
    if (patternFlags(source) !== undefined) conditions.push(`${parts.constant('pattern', regExpCode(source)).str}.test(key)`)
  }
  return conditions.length === 0 ? [] : ['for(const key in data){', `if(${conditions.join(' || ')}){`, 'seen.add(key);', '}', '}']
}

function ownItems(schema: JsonObject, whole: boolean, matches: (sub: JsonSchema) => string): string[] {
  const each = (limit: string, body: readonly string[]): string[] => [`for(let i=0; i<${limit}; i++){`, ...body, '}']
  if (isSchema(schema['items']) || (whole && isSchema(schema['unevaluatedItems']))) return each('data.length', ['seen.add(i);'])
  const lines: string[] = []
  const prefix = Array.isArray(schema['prefixItems']) ? schema['prefixItems'].length : 0
  if (prefix > 0) lines.push(...each(`Math.min(${prefix}, data.length)`, ['seen.add(i);']))
  if (isSchema(schema['contains'])) lines.push(...each('data.length', [`if(${matches(schema['contains'])}){`, 'seen.add(i);', '}']))
  return lines
}
