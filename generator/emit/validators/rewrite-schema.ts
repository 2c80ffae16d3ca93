import type { JsonObject } from '../../load/document.ts'
import type { Severity } from '../../diagnostics.ts'
import { planDispatch } from './discriminator.ts'
import { formatFault } from './format-table.ts'
import type { RewrittenSchema } from './function-compiler.ts'
import { keywordShapes } from './keyword-shapes.ts'
import { asObject, escapeToken } from './schema-graph.ts'
import type { JsonSchema, Located, SchemaGraph } from './schema-graph.ts'
import type { Direction, SchemaFacts } from './schema-facts.ts'

/** In which sense a schema is meant: the same schema can become several functions. */
export interface Sense {
  /** Absent where it makes no difference. */
  readonly direction?: Direction
  /** Properties that the direction refuses, known from schemas around this one: not to be demanded here. */
  readonly exempt: ReadonlySet<string>
  /** Members that the schema does not declare do not matter, wherever they are: the question is which of several schemas is meant. */
  readonly open?: true
  /** What each dynamic anchor means, by the schemas that led here (JSON Schema Core 7.1). */
  readonly dynamic: ReadonlyMap<string, Located>
}

/** What rewriting asks of its surroundings. */
export interface RewriteHost {
  readonly graph: SchemaGraph
  readonly facts: SchemaFacts
  /** The name of the function that checks a schema in a sense. */
  call(target: Located, sense: Sense): string
  /** The name of the function that marks what a schema evaluates, `unevaluated*` of the schema itself left aside. */
  evaluated(kind: 'properties' | 'items', located: Located, sense: Sense): string
  /** False where JavaScript cannot compile the pattern, which is then reported. */
  acceptPattern(source: string, pointer: string): boolean
  /** An error unless said otherwise. */
  report(code: string, pointer: string, message: string, hint?: string, severity?: Severity): void
}

/** Schemas nested deeper than this in one function become functions of their own: neither Ajv nor a reader likes depth. */
const inlineDepth = 24

/** The sense in which the schemas of `resource` are meant when reached in `sense`: outer anchors win over inner ones. */
export function enterResource(sense: Sense, located: Located): Sense {
  const { dynamicAnchors } = located.resource
  if (dynamicAnchors.size === 0) return sense
  const dynamic = new Map(sense.dynamic)
  for (const [name, target] of dynamicAnchors) if (!dynamic.has(name)) dynamic.set(name, target)
  return { ...sense, dynamic }
}

/** What a `$dynamicRef` means in a sense, or a `$ref` plainly. */
export function resolveReference(graph: SchemaGraph, keyword: '$ref' | '$dynamicRef', located: Located, sense: Sense): Located | undefined {
  const ref = asObject(located.schema)?.[keyword]
  if (typeof ref !== 'string') return undefined
  const target = graph.resolve(ref, located.resource)
  if (keyword === '$ref' || !target) return target
  const anchor = ref.slice(ref.indexOf('#') + 1)
  return target.resource.dynamicAnchors.get(anchor)?.schema === target.schema ? (sense.dynamic.get(anchor) ?? target) : target
}

/** Brings a schema into the form that Ajv compiles; faults are reported and the faulty keyword is left out. */
export function rewriteSchema(host: RewriteHost, located: Located, sense: Sense, depth = 0): RewrittenSchema {
  const schema = asObject(located.schema)
  if (!schema) return located.schema as boolean
  const { graph, facts } = host
  const here = enterResource(sense, located)
  const refused = here.direction ? facts.refusedNames(located, here.direction) : new Set<string>()
  const exempt = refused.size === 0 ? here.exempt : new Set([...here.exempt, ...refused])
  const same: Sense = { ...here, exempt }
  const inner: Sense = { ...here, exempt: new Set() }
  const apply = (sub: JsonSchema, within: Sense, ...tokens: readonly (string | number)[]): RewrittenSchema => {
    const child = graph.child(located, sub, ...tokens)
    if (depth >= inlineDepth && asObject(sub)) return { call: [host.call(child, within)] }
    return rewriteSchema(host, child, within, depth + 1)
  }
  const mapOf = (keyword: string, within: Sense): RewrittenSchema => {
    const out: Record<string, RewrittenSchema> = Object.create(null)
    for (const [name, sub] of Object.entries(schema[keyword] as JsonObject)) out[name] = apply(sub as JsonSchema, within, keyword, name)
    return out as RewrittenSchema
  }
  const listOf = (keyword: string, within: Sense): RewrittenSchema[] =>
    (schema[keyword] as readonly JsonSchema[]).map((sub, index) => apply(sub, within, keyword, index))

  const calls: string[] = []
  const out: Record<string, unknown> = Object.create(null)
  for (const keyword of Object.keys(keywordShapes)) {
    const value = Object.hasOwn(schema, keyword) ? schema[keyword] : undefined
    if (value === undefined) continue
    const shape = keywordShapes[keyword]
    const pointer = `${located.pointer}/${escapeToken(keyword)}`
    if (!shape?.fits(value)) {
      host.report('schema-invalid', pointer, `\`${keyword}\` must be ${shape?.expected}`)
      continue
    }
    switch (keyword) {
      case '$ref':
      case '$dynamicRef': {
        const found = resolveReference(graph, keyword, located, here)
        if (!found) {
          host.report('ref-unresolved', pointer, `\`${keyword}\` leads nowhere: ${String(value)}`)
          break
        }
        const { target, broken } = facts.follow(found)
        if (broken?.loop) host.report('ref-loop', pointer, `\`$ref\` leads round in a circle and never to a schema: ${broken.ref}`)
        if (target.schema === false) out['not'] = {}
        if (asObject(target.schema)) calls.push(host.call(target, same))
        break
      }
      case 'properties': {
        const properties = mapOf(keyword, inner) as Record<string, RewrittenSchema>
        for (const [name, sub] of Object.entries(value as JsonObject)) {
          if (!here.direction || !refused.has(name)) continue
          const property = graph.child(located, sub as JsonSchema, keyword, name)
          if (facts.isRefused(property, here.direction)) properties[name] = here.open ? true : { [here.direction === 'request' ? 'readOnly' : 'writeOnly']: true }
        }
        out[keyword] = properties
        break
      }
      case 'required':
        out[keyword] = [...new Set(value as string[])].filter((name) => !exempt.has(name))
        break
      case 'patternProperties': {
        const patterns = mapOf(keyword, inner) as Record<string, RewrittenSchema>
        for (const source of Object.keys(patterns)) if (!host.acceptPattern(source, `${pointer}/${escapeToken(source)}`)) delete patterns[source]
        out[keyword] = patterns
        break
      }
      case 'pattern':
        if (host.acceptPattern(value as string, pointer)) out[keyword] = value
        break
      case 'dependentSchemas':
        out[keyword] = mapOf(keyword, same)
        break
      case 'prefixItems':
        out[keyword] = listOf(keyword, inner)
        break
      case 'oneOf':
        // Alternatives that differ in what they refuse all fit where nothing is refused.
        if (!here.open) out[keyword] = listOf(keyword, same)
        else if (out['anyOf'] === undefined) out['anyOf'] = listOf(keyword, same)
        else out['allOf'] = [...(out['allOf'] as RewrittenSchema[] | undefined) ?? [], { anyOf: listOf(keyword, same) }]
        break
      case 'allOf': case 'anyOf':
        out[keyword] = listOf(keyword, same)
        break
      case 'then': case 'else':
        out[keyword] = apply(value as JsonSchema, same, keyword)
        break
      case 'not': {
        const { open: _open, ...closed } = here
        out[keyword] = apply(value as JsonSchema, { ...closed, exempt: new Set() }, keyword)
        break
      }
      case 'if':
        // What a condition asks for is no demand: `required` stays as it is written.
        out[keyword] = apply(value as JsonSchema, { ...here, exempt: new Set() }, keyword)
        break
      case 'additionalProperties': case 'propertyNames': case 'items': case 'contains':
        if (here.open && keyword === 'additionalProperties' && value === false) break
        out[keyword] = apply(value as JsonSchema, inner, keyword)
        break
      case 'unevaluatedProperties': case 'unevaluatedItems': {
        if (value === true || (here.open && keyword === 'unevaluatedProperties' && value === false)) break
        out[keyword] = apply(value as JsonSchema, inner, keyword)
        const kind = keyword === 'unevaluatedItems' ? 'items' : 'properties'
        out[kind === 'items' ? 'evaluatedItems' : 'evaluatedProperties'] = host.evaluated(kind, located, here)
        break
      }
      case 'format':
        if (graph.assertsFormat(schema)) {
          out[keyword] = value
          const idle = formatFault(value as string, schema['type'])
          if (idle) host.report('format-not-checked', pointer, idle.message, idle.hint, 'info')
        }
        break
      case 'type': {
        const types = [value].flat()
        if (types.length === 1) out['type'] = types[0]
        else out['types'] = types
        break
      }
      default:
        out[keyword] = value
    }
  }
  if (Object.hasOwn(schema, 'const') && schema['const'] !== undefined) out['const'] = schema['const']
  if (calls.length > 0) out['call'] = calls

  const plan = schema['discriminator'] === undefined ? undefined : planDispatch(graph, facts, located, (at, mapped, allowed) => {
    host.report('discriminator-contradicted', at, `\`mapping\` has ${JSON.stringify(mapped)}, which the schema that it leads to does not allow for \`propertyName\``
      + ` (it allows ${allowed.slice(0, 3).map((value) => JSON.stringify(value)).join(', ')}${allowed.length > 3 ? ', …' : ''}), so the alternatives are told apart by their schemas alone`,
    'name the property whose values stand in `mapping`', 'warning')
  })
  if (plan) {
    const keyword = out['oneOf'] === undefined ? 'anyOf' : 'oneOf'
    out['alternatives'] = plan.alternatives.map((alternative) => ({ call: [host.call(facts.follow(alternative).target, same)] }))
    out['discriminator'] = plan.dispatch
    if (plan.dispatch.otherwise) out['otherwise'] = { [keyword]: out[keyword] }
    delete out[keyword]
  }
  return out
}
