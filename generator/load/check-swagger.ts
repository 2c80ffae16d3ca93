import type { Checked } from './check-object.ts'
import { describeValue } from './check-leaf.ts'
import { checkKeyword } from './check-schema.ts'
import { didYouMean } from './closest.ts'
import { simpleKeywords } from './grammar-swagger.ts'

/** The rules of 2.0's objects that go beyond the types of their fields, and that no object of 3.x has. */
export const swaggerChecks: Readonly<Record<string, (checked: Checked) => void>> = {
  document2: ({ node, pointer, report }) => {
    if (!Object.hasOwn(node, 'paths')) report('warning', 'field-missing', pointer, 'the document has no "paths"', didYouMean('paths', Object.keys(node))?.replace('did you mean', 'is it misspelt as'))
    const { host, basePath } = node
    if (typeof host === 'string' && !/^[^/\s{}?#@]+$/.test(host)) {
      report('error', 'server-invalid', `${pointer}/host`, `"host" is a name or address, with a port where it needs one, and nothing else; found ${describeValue(host)}`, hostHint(host))
    }
    if (typeof basePath === 'string' && (!basePath.startsWith('/') || /[{}?#\s]/.test(basePath))) {
      report('error', 'server-invalid', `${pointer}/basePath`, `"basePath" begins with "/" and has no templates; found ${describeValue(basePath)}`,
        /^[^/{}?#\s]+[^{}?#\s]*$/.test(basePath) ? `basePath: /${basePath}` : undefined)
    }
    checkSchemes({ node, pointer, report })
  },
  operation2: checkSchemes,
  parameter2: (checked) => {
    const { node, pointer, report } = checked
    const { in: location } = node
    if (typeof location !== 'string') return
    if (!locations.includes(location)) {
      report('error', 'parameter-in-invalid', `${pointer}/in`, `"${location}" is no place for a parameter; it is one of ${locations.join(', ')}`, didYouMean(location, locations)
        ?? (location === 'cookie' ? 'cookies can be described since OpenAPI 3.0' : undefined))
      return
    }
    if (location === 'body') {
      if (!Object.hasOwn(node, 'schema')) report('warning', 'field-missing', pointer, 'the body has no "schema", so any value passes')
      for (const key of Object.keys(node)) {
        if (simpleKeywords.has(key)) report('warning', 'unknown-field', `${pointer}/${key}`, `"${key}" says nothing about a body; it is ignored`, 'write it into the "schema"')
      }
      return
    }
    if (Object.hasOwn(node, 'schema')) report('warning', 'unknown-field', `${pointer}/schema`, `only a body has a "schema"; the one of this ${location} parameter is ignored`, 'write its members beside "in"')
    if (location === 'path' && node['required'] !== true) {
      report('warning', 'path-parameter-optional', pointer, `the path parameter "${String(node['name'])}" is taken as required, since no path is without it`, 'required: true')
    }
    if (!Object.hasOwn(node, 'type')) report('warning', 'field-missing', pointer, 'the parameter has no "type", so any value passes', 'type: string')
    if (node['type'] === 'file' && location !== 'formData') {
      report('error', 'schema-type-unknown', `${pointer}/type`, 'a file is sent in a form only', 'in: formData')
    }
    checkSimple(checked)
  },
  header2: checkSimple,
  items2: (checked) => {
    if (checked.node['type'] === 'file') checked.report('error', 'schema-type-unknown', `${checked.pointer}/type`, 'a list of files cannot be described in Swagger 2.0')
    checkSimple(checked)
  },
  securityScheme2: ({ node, pointer, report }) => {
    const { type, flow, in: location } = node
    if (typeof type !== 'string') return
    const refuse = (at: string, message: string, hint?: string): void => report('error', 'security-scheme-invalid', `${pointer}${at}`, message, hint)
    const needed = type === 'oauth2' && typeof flow === 'string' ? flowFields.get(flow) : schemeFields.get(type)
    if (!schemeFields.has(type)) {
      refuse('/type', `"${type}" is no type of security scheme in Swagger 2.0; the types are ${[...schemeFields.keys()].join(', ')}`,
        /bearer|jwt|token|http/i.test(type) ? 'type: apiKey, in: header, name: Authorization; or write the document in OpenAPI 3, which has bearer tokens' : didYouMean(type, schemeFields.keys()))
      return
    }
    if (type === 'oauth2' && typeof flow === 'string' && needed === undefined) {
      refuse('/flow', `"${flow}" is no flow of OAuth2 in Swagger 2.0; the flows are ${[...flowFields.keys()].join(', ')}`, flowNames.get(flow) ?? didYouMean(flow, flowFields.keys()))
    }
    for (const field of needed ?? []) if (!Object.hasOwn(node, field)) refuse('', `a security scheme of type ${type} needs "${field}"`)
    if (type === 'oauth2' && !Object.hasOwn(node, 'scopes')) report('warning', 'field-missing', pointer, 'an OAuth flow needs "scopes", if only an empty map', 'scopes: {}')
    if (type === 'apiKey' && typeof location === 'string' && location !== 'header' && location !== 'query') {
      refuse('/in', `an API key is sent in header or query, not in "${location}"`, didYouMean(location, ['header', 'query']))
    }
  },
}

/** The keywords that parameters, items and headers share with schemas. */
function checkSimple({ node, pointer, version, report }: Checked): void {
  for (const key of ['type', 'enum', 'multipleOf', 'exclusiveMinimum', 'exclusiveMaximum']) {
    const value = node[key]
    if (value !== undefined) checkKeyword(key, value, `${pointer}/${key}`, version, report)
  }
  const { collectionFormat: format } = node
  if (typeof format === 'string' && !collectionFormats.includes(format)) {
    report('error', 'schema-keyword-invalid', `${pointer}/collectionFormat`, `"${format}" is no collection format; they are ${collectionFormats.join(', ')}`, didYouMean(format, collectionFormats))
  }
  if (node['type'] === 'array' && !Object.hasOwn(node, 'items')) {
    report('warning', 'field-missing', pointer, 'the list has no "items", so any value may be in it', 'items: { type: string }')
  }
}

function checkSchemes({ node, pointer, report }: Pick<Checked, 'node' | 'pointer' | 'report'>): void {
  const { schemes } = node
  if (!Array.isArray(schemes)) return
  for (const [index, scheme] of (schemes as readonly unknown[]).entries()) {
    if (typeof scheme !== 'string' || transports.includes(scheme)) continue
    report('error', 'server-invalid', `${pointer}/schemes/${index}`, `"${scheme}" is none of ${transports.join(', ')}`, didYouMean(scheme, transports))
  }
}

function hostHint(host: string): string | undefined {
  const match = /^([a-z]+):\/\/([^/\s{}?#@]+)(\/[^\s{}?#]*)?$/i.exec(host) ?? /^()([^/\s{}?#@]+)(\/[^\s{}?#]*)$/.exec(host)
  if (match === null) return undefined
  const [, scheme, name, path] = match
  return [`host: ${name}`, scheme ? `schemes: [${scheme.toLowerCase()}]` : '', path !== undefined && path !== '/' ? `basePath: ${path}` : ''].filter((part) => part !== '').join(', ')
}

const locations = ['query', 'header', 'path', 'formData', 'body']
const transports = ['http', 'https', 'ws', 'wss']
const collectionFormats = ['csv', 'ssv', 'tsv', 'pipes', 'multi']

const schemeFields: ReadonlyMap<string, readonly string[]> = new Map([['basic', []], ['apiKey', ['name', 'in']], ['oauth2', ['flow']]])

const flowFields: ReadonlyMap<string, readonly string[]> = new Map([
  ['implicit', ['authorizationUrl']], ['password', ['tokenUrl']], ['application', ['tokenUrl']], ['accessCode', ['authorizationUrl', 'tokenUrl']],
])

/** What OpenAPI 3 calls the flows. */
const flowNames: ReadonlyMap<string, string> = new Map([['clientCredentials', 'flow: application'], ['authorizationCode', 'flow: accessCode']])
