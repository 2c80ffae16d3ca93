import type { Family } from './version.ts'

/** True where a field of an object, or a keyword of a schema, came with a later version than the document is written in. */
export function laterThan(family: Family, kind: string, field: string): boolean {
  const since = introduced.get(`${kind}.${field}`)
  return since !== undefined && family < since
}

/** OpenAPI 3.0 against 2.0, where 3.x's rules serve both: schemas and prose. */
const since30 = ['schema.oneOf', 'schema.anyOf', 'schema.not', 'schema.nullable', 'schema.writeOnly', 'schema.deprecated']

/** OpenAPI 3.1.0 against 3.0; the keywords of JSON Schema are left to be used early, as many do. */
const since31 = ['document.webhooks', 'document.jsonSchemaDialect', 'components.pathItems', 'license.identifier', 'info.summary']

/** OpenAPI 3.2.0 against 3.1. */
const since32 = [
  'document.$self', 'server.name', 'tag.summary', 'tag.parent', 'tag.kind', 'pathItem.query', 'pathItem.additionalOperations',
  'mediaType.itemSchema', 'mediaType.prefixEncoding', 'mediaType.itemEncoding', 'encoding.encoding', 'encoding.prefixEncoding', 'encoding.itemEncoding',
  'response.summary', 'components.mediaTypes', 'flows.deviceAuthorization', 'flow.deviceAuthorizationUrl',
  'securityScheme.oauth2MetadataUrl', 'securityScheme.deprecated', 'discriminator.defaultMapping', 'xml.nodeType',
  'example.dataValue', 'example.serializedValue',
]

const introduced: ReadonlyMap<string, Family> = new Map([
  ...since30.map((name): [string, Family] => [name, '3.0']),
  ...since31.map((name): [string, Family] => [name, '3.1']),
  ...since32.map((name): [string, Family] => [name, '3.2']),
])
