import { Name, getProperty } from 'ajv/dist/compile/codegen/index.js'
import type { JsonObject } from '../../load/document.ts'
import { literal } from './code-parts.ts'
import type { CodeParts } from './code-parts.ts'
import { planDispatch } from './discriminator.ts'
import type { Heir } from './heirs.ts'
import { present } from './keywords/shared.ts'
import { patternFlags, regExpCode } from './patterns/regexp-code.ts'
import { enterResource, resolveReference } from './rewrite-schema.ts'
import type { Sense } from './rewrite-schema.ts'
import { asObject, isSchema } from './schema-graph.ts'
import type { JsonSchema, Located, SchemaGraph } from './schema-graph.ts'
import { namesMembers } from './schema-facts.ts'
import type { SchemaFacts } from './schema-facts.ts'

/** What `printDeclared` asks of its surroundings. */
export interface DeclaredHost {
  readonly graph: SchemaGraph
  readonly facts: SchemaFacts
  readonly parts: CodeParts
  /** The name of the function that checks a schema in a sense. */
  call(target: Located, sense: Sense): string
  /** The name of the function that tells what a schema declares. */
  declared(target: Located, sense: Sense): string
  /** The name of the function that marks what a schema evaluates, its own `unevaluated*` left aside. */
  evaluated(kind: 'properties' | 'items', located: Located, sense: Sense): string
  /** What a schema with a discriminator may turn out to be. */
  heirs(base: Located): { readonly property: string; readonly heirs: readonly Heir[] } | undefined
}

/**
 * Prints `function NAME(data, kept)`, which tells `kept` (`DeclaredMembers`) of every object in `data` which members the schema
 * declares. An object of which no schema that applies to it names a member is left alone.
 *
 * All schemas that apply count together. An alternative applies where the discriminator names it, else where it would be valid
 * if no schema refused the members that it does not declare (`Sense.open`): those are what is looked for.
 */
export function printDeclared(host: DeclaredHost, name: string, located: Located, outer: Sense): string {
  const { facts, parts } = host
  const schema = asObject(located.schema) ?? {}
  const sense = enterResource(outer, located)
  const within: Within = { host, located, schema, sense }
  const inPlace = inPlaceLines(within)
  const items = itemLines(within)
  const members = memberLines(within)
  const own = items.length === 0
    ? members.length === 0 ? [] : ['if(!Array.isArray(data)){', ...members, '}']
    : ['if(Array.isArray(data)){', ...items, '}', ...(members.length === 0 ? [] : ['else {', ...members, '}'])]
  // A schema that leads back to itself at the same value has been asked once that value has been seen.
  const once = facts.isReentrant(schema) || host.heirs(located) !== undefined
    ? [`if(!kept.first(data, ${parts.call(name).str})){`, 'return;', '}']
    : []
  return [`function ${name}(data, kept){`, 'if(!data || typeof data != "object"){', 'return;', '}', ...once, ...inPlace, ...own, '}'].join('\n')
}

interface Within {
  readonly host: DeclaredHost
  readonly located: Located
  readonly schema: JsonObject
  readonly sense: Sense
}

function placeOf({ host, located }: Within, sub: JsonSchema, ...tokens: readonly (string | number)[]): Located {
  return host.graph.child(located, sub, ...tokens)
}

/** The call that asks a schema about a value; none where it declares nothing. */
function ask({ host, sense }: Within, sub: Located, value = 'data'): string[] {
  const { target } = host.facts.follow(sub)
  const schema = asObject(target.schema)
  return schema && host.facts.isDeclaring(schema) ? [`${host.parts.call(host.declared(target, { ...sense, exempt: new Set() })).str}(${value}, kept);`] : []
}

/** Asks a schema about a value for which a condition holds. */
function askIf(within: Within, condition: string, sub: Located, value?: string): string[] {
  const lines = ask(within, sub, value)
  return lines.length === 0 ? [] : condition === 'true' ? lines : [`if(${condition}){`, ...lines, '}']
}

/** The condition that a value is valid against `sub`, whatever it has beside. */
function fits({ host, sense }: Within, sub: Located, value = 'data'): string {
  return asObject(sub.schema) ? `${host.parts.call(host.call(sub, { ...sense, open: true })).str}(${value})` : String(sub.schema)
}

function inPlaceLines(within: Within): string[] {
  const { host, located, schema, sense } = within
  const list = (keyword: string): Located[] => {
    const value = schema[keyword]
    return Array.isArray(value) ? value.flatMap((sub, index) => (isSchema(sub) ? [placeOf(within, sub, keyword, index)] : [])) : []
  }
  const lines: string[] = []
  for (const keyword of ['$ref', '$dynamicRef'] as const) {
    const found = resolveReference(host.graph, keyword, located, sense)
    if (found) lines.push(...ask(within, found))
  }
  for (const part of list('allOf')) lines.push(...ask(within, part))
  lines.push(...alternativeLines(within, list))
  if (isSchema(schema['if'])) {
    const condition = placeOf(within, schema['if'], 'if')
    const then = [...ask(within, condition), ...(isSchema(schema['then']) ? ask(within, placeOf(within, schema['then'], 'then')) : [])]
    const otherwise = isSchema(schema['else']) ? ask(within, placeOf(within, schema['else'], 'else')) : []
    if (then.length + otherwise.length > 0) {
      lines.push(`if(${fits(within, condition)}){`, ...then, '}', ...(otherwise.length === 0 ? [] : ['else {', ...otherwise, '}']))
    }
  }
  for (const [property, sub] of Object.entries(asObject(schema['dependentSchemas']) ?? {})) {
    if (isSchema(sub)) lines.push(...askIf(within, `Object.hasOwn(data, ${literal(property)})`, placeOf(within, sub, 'dependentSchemas', property)))
  }
  const inherited = host.heirs(located)
  for (const { target, tags } of inherited?.heirs ?? []) lines.push(...askIf(within, isTag(inherited!.property, tags), target))
  return lines
}

function alternativeLines(within: Within, list: (keyword: string) => readonly Located[]): string[] {
  const { host, located, schema } = within
  const plan = planDispatch(host.graph, host.facts, located)
  if (plan === undefined) return [...choiceLines(within, list('anyOf')), ...choiceLines(within, list('oneOf'))]
  const { property, tags, otherwise } = plan.dispatch
  const dispatched = schema['oneOf'] === undefined ? 'anyOf' : 'oneOf'
  const chosen = plan.alternatives.flatMap((alternative, index) => [`${index === 0 ? '' : 'else '}if(${isTag(property, tags[index] ?? [])}){`, ...ask(within, alternative), '}'])
  const byTag = [...chosen, 'else {', 'kept.all(data);', '}']
  if (otherwise === undefined) return byTag
  return [`if(${present(data, property).toString()}){`, ...byTag, '}', 'else {', ...choiceLines(within, list(dispatched)), '}']
}

/** What the alternatives that fit declare. Where none does the value is invalid, and nobody knows what is declared of it. */
function choiceLines(within: Within, branches: readonly Located[]): string[] {
  if (branches.every((branch) => ask(within, branch).length === 0)) return []
  const choices = branches.filter(({ schema }) => schema !== false && !isScalar(schema)).flatMap((branch) => [`if(${fits(within, branch)}){`, 'fits = true;', ...ask(within, branch), '}'])
  return ['{', 'let fits = false;', ...choices, 'if(!fits){', 'kept.all(data);', '}', '}']
}

/** True where neither an object nor a list is valid, as the schema's own `type` says. */
function isScalar(schema: JsonSchema): boolean {
  const type = asObject(schema)?.['type']
  return type !== undefined && ![type].flat().some((one) => one === 'object' || one === 'array')
}

function isTag(property: string, tags: readonly string[]): string {
  return tags.length === 0 ? 'false' : tags.map((tag) => `data${getProperty(property).toString()} === ${literal(tag)}`).join(' || ')
}

const data = new Name('data')

function memberLines(within: Within): string[] {
  const { host: { parts, facts }, schema, sense } = within
  const { direction } = sense
  const written = Object.entries(asObject(schema['properties']) ?? {}).flatMap(([name, sub]) => (isSchema(sub) ? [{ name, place: placeOf(within, sub, 'properties', name) }] : []))
  const refused = new Set(written.filter(({ place }) => direction !== undefined && facts.isRefused(place, direction)).map(({ name }) => name))
  const properties = written.filter(({ name }) => !refused.has(name))
  const patterns = Object.entries(asObject(schema['patternProperties']) ?? {}).filter(([source, sub]) => isSchema(sub) && patternFlags(source) !== undefined)
  const { additionalProperties: additional, unevaluatedProperties: unevaluated } = schema
  const takesAll = (isSchema(additional) && additional !== false) || (isSchema(unevaluated) && unevaluated !== false)
  const lines: string[] = []
  if (takesAll) lines.push('kept.all(data);')
  else if (namesMembers(schema) || additional === false || unevaluated === false) {
    lines.push(`kept.members(data, ${parts.constant('names', `new Set(${literal(properties.map(({ name }) => name))})`).str});`)
  }
  const demanded = takesAll ? [] : demandedBy(schema).filter((name) => !refused.has(name) && !properties.some((property) => property.name === name))
  if (demanded.length > 0) lines.push(`kept.demanded(data, ${parts.constant('names', `new Set(${literal(demanded)})`).str});`)
  for (const { name, place } of properties) lines.push(...askIf(within, present(data, name).toString(), place, `data${getProperty(name).toString()}`))
  for (const [source, sub] of patterns) {
    const named = [...(takesAll ? [] : ['kept.member(data, key);']), ...ask(within, placeOf(within, sub as JsonSchema, 'patternProperties', source), 'data[key]')]
    if (named.length > 0) lines.push('for(const key in data){', `if(${test(parts, source)}){`, ...named, '}', '}')
  }
  if (isSchema(additional)) {
    const others = ask(within, placeOf(within, additional, 'additionalProperties'), 'data[key]')
    const isNamed = [
      ...Object.keys(asObject(schema['properties']) ?? {}).map((name) => `key === ${literal(name)}`), ...patterns.map(([source]) => test(parts, source)),
    ].join(' || ')
    if (others.length > 0) lines.push('for(const key in data){', ...(isNamed === '' ? others : [`if(!(${isNamed})){`, ...others, '}']), '}')
  }
  if (isSchema(unevaluated)) {
    const others = ask(within, placeOf(within, unevaluated, 'unevaluatedProperties'), 'data[key]')
    if (others.length > 0) lines.push(...evaluatedFirst(within, 'properties'), 'for(const key in data){', 'if(!seen.has(key)){', ...others, '}', '}')
  }
  return lines
}

/** Names that the schema itself asks for. */
function demandedBy(schema: JsonObject): string[] {
  const { required, dependentRequired } = schema
  const names = [required, ...Object.values(asObject(dependentRequired) ?? {})].flatMap((list) => (Array.isArray(list) ? list as readonly unknown[] : []))
  return [...new Set(names.filter((name) => typeof name === 'string'))]
}

function itemLines(within: Within): string[] {
  const { schema } = within
  const prefix = Array.isArray(schema['prefixItems']) ? schema['prefixItems'] : []
  const lines = prefix.flatMap((sub, index) => (isSchema(sub) ? ask(within, placeOf(within, sub, 'prefixItems', index), `data[${index}]`) : []))
  const each = (keyword: string, from: number, condition?: (item: Located) => string): string[] => {
    const sub = schema[keyword]
    if (!isSchema(sub)) return []
    const place = placeOf(within, sub, keyword)
    const body = askIf(within, condition?.(place) ?? 'true', place, 'data[i]')
    return body.length === 0 ? [] : [`for(let i=${from}; i<data.length; i++){`, ...body, '}']
  }
  lines.push(...each('items', prefix.length), ...each('contains', 0, (place) => fits(within, place, 'data[i]')))
  const rest = each('unevaluatedItems', 0, () => '!seen.has(i)')
  return rest.length === 0 ? lines : [...lines, ...evaluatedFirst(within, 'items'), ...rest]
}

function evaluatedFirst({ host, located, sense }: Within, kind: 'properties' | 'items'): string[] {
  return ['const seen = new Set();', `${host.parts.call(host.evaluated(kind, located, { ...sense, open: true })).str}(data, seen);`]
}

function test(parts: CodeParts, source: string): string {
  return `${parts.constant('pattern', regExpCode(source)).str}.test(key)`
}
