import type { JsonObject } from '../../generator/load/document.ts'
import { escapeToken, isObject } from '../../generator/load/pointer.ts'
import { propertiesOf } from './direction.ts'
import { isSchema, resolveSchema } from './resolve.ts'
import type { Schema } from './resolve.ts'

/** A discriminator: its property, and the names that `mapping` gives to schemas. */
export interface Tags {
  readonly property: string
  readonly mapping: readonly { readonly name: string; readonly pointer: string; readonly schema: Schema }[]
}

/** Reads a Discriminator Object (OpenAPI 3.1, 4.8.25) where a schema has one; mappings that lead nowhere are left out. */
export function readTags(document: JsonObject, schema: JsonObject): Tags | undefined {
  const discriminator = schema['discriminator']
  if (!isObject(discriminator)) return undefined
  const property = discriminator['propertyName']
  if (typeof property !== 'string') return undefined
  const written = isObject(discriminator['mapping']) ? Object.entries(discriminator['mapping']) : []
  const mapping = written.flatMap(([name, to]) => {
    const target = typeof to === 'string' ? mapped(document, to) : undefined
    return target === undefined ? [] : [{ name, ...target }]
  })
  return { property, mapping }
}

/**
 * The names by which a discriminator means a branch: those of `mapping` and the name of its component, which counts beside a mapping unless that
 * gives it to another branch; without a mapping the strings that the branch allows, else the name of its component.
 */
export function namesOfBranch(document: JsonObject, branch: Schema, tags: Tags): string[] {
  if (typeof branch === 'boolean') return []
  const explicit = mappedNames(document, branch, tags)
  const allowed = allowedNames(document, branch, tags)
  const implicit = componentName(targetOf(document, branch)?.pointer ?? '')
  if (explicit.length === 0) return allowed.length > 0 ? allowed : implicit === undefined ? [] : [implicit]
  const free = implicit !== undefined && !tags.mapping.some(({ name }) => name === implicit) && (allowed.length === 0 || allowed.includes(implicit))
  return free ? [...explicit, implicit] : explicit
}

/** True where a branch refuses every name that `mapping` gives it: then the mapping says nothing, for a discriminator must not change what is valid. */
export function contradictsTags(document: JsonObject, branch: Schema, tags: Tags): boolean {
  if (typeof branch === 'boolean') return false
  const explicit = mappedNames(document, branch, tags)
  const allowed = allowedNames(document, branch, tags)
  return explicit.length > 0 && allowed.length > 0 && !explicit.some((name) => allowed.includes(name))
}

function targetOf(document: JsonObject, branch: JsonObject): ReturnType<typeof resolveSchema> {
  const ref = branch['$ref']
  return typeof ref === 'string' ? resolveSchema(document, ref) : undefined
}

function mappedNames(document: JsonObject, branch: JsonObject, tags: Tags): string[] {
  const schema = targetOf(document, branch)?.schema ?? branch
  return tags.mapping.filter((mapping) => mapping.schema === schema).map(({ name }) => name)
}

/** The strings that a branch allows for the property, where it says which. */
function allowedNames(document: JsonObject, branch: JsonObject, tags: Tags): string[] {
  for (const property of propertiesOf(document, branch).get(tags.property) ?? []) {
    const allowed = stringsOf(document, property)
    if (allowed.length > 0) return allowed
  }
  return []
}

/** The name of the component at a pointer, where it is one. */
export function componentName(pointer: string): string | undefined {
  const name = /^\/components\/schemas\/([^/]+)$/.exec(pointer)?.[1]
  return name === undefined ? undefined : unescape(name)
}

function unescape(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~')
}

function mapped(document: JsonObject, to: string): { readonly pointer: string; readonly schema: Schema } | undefined {
  // A plain name is a component (OpenAPI 3.1.1, 4.8.25.3): that reading comes before the one as a relative URI.
  return (/^[\w.-]+$/.test(to) ? resolveSchema(document, `#/components/schemas/${escapeToken(to)}`) : undefined) ?? resolveSchema(document, to)
}

function stringsOf(document: JsonObject, schema: Schema, steps = 0): string[] {
  if (typeof schema === 'boolean' || steps > 20) return []
  const allowed = schema['const'] !== undefined ? [schema['const']] : schema['enum']
  if (Array.isArray(allowed) && allowed.length > 0 && allowed.every((value) => typeof value === 'string')) return allowed as string[]
  const ref = schema['$ref']
  const target = typeof ref === 'string' ? resolveSchema(document, ref) : undefined
  const parts = [...(target === undefined ? [] : [target.schema]), ...(Array.isArray(schema['allOf']) ? schema['allOf'].filter(isSchema) : [])]
  for (const part of parts) {
    const found = stringsOf(document, part, steps + 1)
    if (found.length > 0) return found
  }
  return []
}
