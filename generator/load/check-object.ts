import type { Report } from './check-structure.ts'
import { checkFlows, checkPathItem, checkTags } from './check-later.ts'
import { didYouMean } from './closest.ts'
import type { JsonObject } from './document.ts'
import { swaggerChecks } from './check-swagger.ts'
import { escapeToken, isObject } from './pointer.ts'
import { knownDialect } from './version.ts'
import type { Family } from './version.ts'

/** An object that has the fields of its kind, to be held to the rest of its rules. */
export interface Checked {
  readonly node: JsonObject
  readonly kind: string
  readonly pointer: string
  readonly version: Family
  /** The whole document. */
  readonly source: JsonObject
  readonly report: Report
}

/** The rules of one object that go beyond the types of its fields. */
export function checkObject(checked: Checked): void {
  rules[checked.kind]?.(checked)
}

const rules: Readonly<Record<string, (checked: Checked) => void>> = {
  ...swaggerChecks,
  document: (checked) => {
    const { node, version, pointer, report } = checked
    checkTags(checked)
    if (version === '3.0' && !Object.hasOwn(node, 'paths')) report('warning', 'field-missing', pointer, 'the document has no "paths"', didYouMean('paths', Object.keys(node))?.replace('did you mean', 'is it misspelt as'))
    if (!Object.hasOwn(node, 'jsonSchemaDialect')) return
    const dialect = node['jsonSchemaDialect']
    if (typeof dialect === 'string' && !knownDialect.test(dialect)) {
      report('warning', 'schema-dialect-unknown', `${pointer}/jsonSchemaDialect`, `schemas are read as JSON Schema 2020-12, not as ${dialect}`)
    }
  },
  pathItem: checkPathItem,
  flows: checkFlows,
  paths: checkPaths,
  paths2: checkPaths,
  responses: checkStatuses,
  responses2: checkStatuses,
  operation: ({ node, pointer, version, report }) => {
    if (version === '3.0' && !Object.hasOwn(node, 'responses')) {
      report('warning', 'field-missing', pointer, 'the operation has no "responses", so no answer of its backend is checked',
        didYouMean('responses', Object.keys(node).filter((name) => name !== 'responses'))?.replace('did you mean', 'is it misspelt as'))
    }
  },
  parameter: ({ node, pointer, version, report }) => {
    const { in: location } = node
    const locations = version === '3.2' ? [...commonLocations, 'querystring'] : commonLocations
    if (location === 'querystring' && version === '3.2') {
      if (!Object.hasOwn(node, 'content')) {
        report('error', 'parameter-content-invalid', pointer, 'the query as a whole is described by its media type', 'content: { application/x-www-form-urlencoded: { schema: ... } }')
      }
      for (const key of ['schema', 'style', 'explode', 'allowReserved']) {
        if (Object.hasOwn(node, key)) report('warning', 'unknown-field', `${pointer}/${key}`, `"${key}" says nothing about the query as a whole; it is ignored`)
      }
      if (!Object.hasOwn(node, 'content')) return
    }
    if (typeof location === 'string' && !locations.includes(location)) {
      report('error', 'parameter-in-invalid', `${pointer}/in`, `"${location}" is no place for a parameter; it is one of ${locations.join(', ')}`,
        (location === 'querystring' ? undefined : didYouMean(location, locations)) ?? (location === 'querystring' ? 'openapi: 3.2.0' : location === 'body' || location === 'formData' ? 'bodies are described by "requestBody" since OpenAPI 3.0' : undefined))
    }
    if (location === 'path' && node['required'] !== true) {
      report('warning', 'path-parameter-optional', pointer, `the path parameter "${String(node['name'])}" is taken as required, since no path is without it`, 'required: true')
    }
    if (location !== 'query' && node['allowEmptyValue'] === true) report('info', 'parameter-field-ignored', `${pointer}/allowEmptyValue`, '"allowEmptyValue" is for parameters in the query; it is ignored')
    checkContent(node, pointer, report)
  },
  header: ({ node, pointer, report }) => checkContent(node, pointer, report),
  securityScheme: ({ node, pointer, report }) => {
    const { type } = node
    if (typeof type !== 'string') return
    const needed = schemeFields.get(type)
    if (needed === undefined) {
      report('error', 'security-scheme-invalid', `${pointer}/type`, `"${type}" is no type of security scheme; the types are ${[...schemeFields.keys()].join(', ')}`, schemeFix(type) ?? didYouMean(type, schemeFields.keys()))
      return
    }
    for (const field of needed) {
      if (!Object.hasOwn(node, field)) report('error', 'security-scheme-invalid', pointer, `a security scheme of type ${type} needs "${field}"`)
    }
    const { in: location } = node
    if (type === 'apiKey' && typeof location === 'string' && !keyLocations.includes(location)) {
      report('error', 'security-scheme-invalid', `${pointer}/in`, `an API key is sent in ${keyLocations.join(', ')}, not in "${location}"`, didYouMean(location, keyLocations))
    }
  },
  mediaType: ({ node, pointer, report }) => {
    if (Object.hasOwn(node, 'encoding') && (Object.hasOwn(node, 'prefixEncoding') || Object.hasOwn(node, 'itemEncoding'))) {
      report('warning', 'wrong-type', `${pointer}/encoding`, 'parts are described by name ("encoding") or by position ("prefixEncoding", "itemEncoding"), not both')
    }
  },
  flow: ({ node, pointer, report }) => {
    if (!Object.hasOwn(node, 'scopes')) report('warning', 'field-missing', pointer, 'an OAuth flow needs "scopes", if only an empty map', 'scopes: {}')
  },
}

/** What to write for the types that tools and people invent. */
function schemeFix(type: string): string | undefined {
  const word = type.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (/^(http)?(basic|digest)(auth)?$/.test(word)) return `type: http, scheme: ${word.includes('basic') ? 'basic' : 'digest'}`
  if (/^(http)?(bearer|jwt|token|accesstoken)(auth|token|jwt)?$/.test(word)) return 'type: http, scheme: bearer, bearerFormat: JWT'
  if (/^(oidc|openid|openidconnect\d?)$/.test(word) && type !== 'openIdConnect') return 'type: openIdConnect, openIdConnectUrl: https://<issuer>/.well-known/openid-configuration'
  if (/^(mtls|mutualtls|clientcert(ificate)?)$/.test(word)) return 'type: mutualTLS'
  if (word === 'cookie' || word === 'header' || word === 'query') return `type: apiKey, in: ${word}, name: <name>`
  return undefined
}

function checkPaths({ node, pointer, report }: Checked): void {
  for (const path of Object.keys(node)) {
    if (!path.startsWith('/') && !path.startsWith('x-')) report('error', 'path-invalid', `${pointer}/${escapeToken(path)}`, `a path begins with "/", "${path}" does not`, `"/${path}"`)
  }
}

function checkStatuses({ node, pointer, report }: Checked): void {
  for (const status of Object.keys(node)) {
    if (/^([1-5](\d\d|XX)|default|x-.*)$/.test(status)) continue
    const meant = /^[1-5]xx$/i.test(status) ? `"${status.toUpperCase()}"` : didYouMean(status, ['default'])
    report('error', 'response-status-invalid', `${pointer}/${escapeToken(status)}`, `"${status}" is no status; write 100 to 599, a range such as "2XX", or "default"`, meant)
  }
}

function checkContent(node: JsonObject, pointer: string, report: Report): void {
  const { content } = node
  if (isObject(content) && Object.keys(content).length !== 1) {
    report('error', 'parameter-content-invalid', `${pointer}/content`, `"content" of a parameter or header has exactly one media type, found ${Object.keys(content).length}`)
  }
  if (content !== undefined && node['schema'] !== undefined) report('warning', 'parameter-content-invalid', pointer, 'has both "schema" and "content"; "content" is taken')
  if (content === undefined && node['schema'] === undefined) report('warning', 'field-missing', pointer, 'has neither "schema" nor "content", so any value passes')
}

const commonLocations = ['path', 'query', 'header', 'cookie']

const keyLocations = ['header', 'query', 'cookie']

const schemeFields: ReadonlyMap<string, readonly string[]> = new Map([
  ['apiKey', ['name', 'in']],
  ['http', ['scheme']],
  ['oauth2', ['flows']],
  ['openIdConnect', ['openIdConnectUrl']],
  ['mutualTLS', []],
])
