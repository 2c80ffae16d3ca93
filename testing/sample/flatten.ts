import type { Json, JsonObject } from '../../generator/load/document.ts'
import { escapeToken, isObject } from '../../generator/load/pointer.ts'
import { isSchema, resolveSchema } from './resolve.ts'
import type { Schema } from './resolve.ts'
import { componentName, namesOfBranch, readTags } from './tags.ts'
import type { Tags } from './tags.ts'

/** A schema with where it stands: the JSON pointer is for people, the object is what counts. */
export interface SchemaNode { readonly schema: Schema; readonly pointer: string }
/** A schema that is an object. */
export interface Part { readonly schema: JsonObject; readonly pointer: string }

/** A place where one of several ways must be taken; each way is a list of schemas that then apply as well. */
export interface Choice {
  readonly owner: Part
  readonly keyword: 'oneOf' | 'anyOf' | 'if' | 'discriminator'
  readonly ways: readonly (readonly SchemaNode[])[]
}

/** All that applies to one value: every schema object behind `$ref` and `allOf`, and the choices still to be taken. */
export interface Flat {
  readonly parts: readonly Part[]
  readonly choices: readonly Choice[]
  /** True where a `false` schema is among them: no value can be valid. */
  readonly never: boolean
}

/** Follows `$ref` and `allOf` of schemas that all apply to one value. Choices whose `keyword` and owner are in `taken` are left out. */
export function flatten(document: JsonObject, nodes: readonly SchemaNode[], taken: ReadonlySet<string> = new Set(), keyOf: (choice: Choice) => string = choiceKey): Flat {
  const parts: Part[] = []
  const seen = new Set<JsonObject>()
  let never = false
  const visit = ({ schema, pointer }: SchemaNode): void => {
    if (schema === true) return
    if (schema === false) {
      never = true
      return
    }
    if (seen.has(schema)) return
    seen.add(schema)
    parts.push({ schema, pointer })
    for (const keyword of ['$ref', '$dynamicRef']) {
      const ref = schema[keyword]
      const target = typeof ref === 'string' ? resolveSchema(document, ref) : undefined
      if (target !== undefined) visit(target)
    }
    for (const part of listOf({ schema, pointer }, 'allOf')) visit(part)
  }
  for (const node of nodes) visit(node)
  const choices = parts.flatMap((part) => choicesOf(document, part, parts)).filter((choice) => !taken.has(keyOf(choice)))
  return { parts, choices, never }
}

/** What identifies a choice within one value. */
export function choiceKey(choice: Choice): string {
  return `${choice.keyword} ${choice.owner.pointer}`
}

/** The schemas in a list keyword of a part. */
export function listOf(part: Part, keyword: string): SchemaNode[] {
  const list = part.schema[keyword]
  if (!Array.isArray(list)) return []
  return list.flatMap((schema: Json, index) => (isSchema(schema) ? [{ schema, pointer: `${part.pointer}/${keyword}/${index}` }] : []))
}

/** The schema in a keyword of a part, if it is one. */
export function oneOf(part: Part, keyword: string): SchemaNode | undefined {
  const schema = part.schema[keyword]
  return isSchema(schema) ? { schema, pointer: `${part.pointer}/${keyword}` } : undefined
}

/** The schema of a name in a map keyword of a part, own members only. */
export function memberOf(part: Part, keyword: string, name: string): SchemaNode | undefined {
  const map = part.schema[keyword]
  if (!isObject(map) || !Object.hasOwn(map, name)) return undefined
  const schema = map[name]
  return isSchema(schema) ? { schema, pointer: `${part.pointer}/${keyword}/${escapeToken(name)}` } : undefined
}

function choicesOf(document: JsonObject, part: Part, parts: readonly Part[]): Choice[] {
  const found: Choice[] = []
  const tags = readTags(document, part.schema)
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    const branches = listOf(part, keyword)
    if (branches.length === 0) continue
    const ways = tags === undefined ? branches.map((branch) => [branch]) : branches.flatMap((branch) => tagged(document, branch, tags))
    found.push({ owner: part, keyword, ways })
  }
  if (tags !== undefined && found.length === 0) found.push(...inherited(part, parts, tags))
  const condition = oneOf(part, 'if')
  if (condition !== undefined) {
    const then = oneOf(part, 'then')
    const otherwise = oneOf(part, 'else')
    found.push({ owner: part, keyword: 'if', ways: [[condition, ...(then === undefined ? [] : [then])], otherwise === undefined ? [] : [otherwise]] })
  }
  return found
}

/** The ways to a branch with the names that its discriminator gives it; last, without a name, in case the branch's own property contradicts. */
function tagged(document: JsonObject, branch: SchemaNode, tags: Tags): SchemaNode[][] {
  return [...namesOfBranch(document, branch.schema, tags).map((name) => [branch, tagNode(tags.property, name, branch.pointer)]), [branch]]
}

/** A discriminator without `oneOf`: the heirs name their base in `allOf`. The name of the heir at hand is taken, else that of any heir. */
function inherited(part: Part, parts: readonly Part[], tags: Tags): Choice[] {
  const present = tags.mapping.filter(({ schema }) => parts.some((other) => other.schema === schema))
  const ways: SchemaNode[][] = (present.length > 0 ? present : tags.mapping).map((heir) => [heir, tagNode(tags.property, heir.name, part.pointer)])
  const own = parts.map(({ pointer }) => componentName(pointer)).find((name) => name !== undefined)
  if (ways.length === 0 && own !== undefined) ways.push([tagNode(tags.property, own, part.pointer)])
  return ways.length === 0 ? [] : [{ owner: part, keyword: 'discriminator', ways: [...ways, []] }]
}

const tagCache = new Map<string, JsonObject>()

/** One object for each property and name, so that what is remembered by object identity stays bounded. */
function tagNode(property: string, name: string, pointer: string): SchemaNode {
  const key = JSON.stringify([property, name])
  let schema = tagCache.get(key)
  if (schema === undefined) {
    schema = { properties: { [property]: { const: name } } }
    if (tagCache.size > 10_000) tagCache.clear()
    tagCache.set(key, schema)
  }
  return { schema, pointer: `${pointer}/discriminator` }
}
