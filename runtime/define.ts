import type {
  ApiDefinition, BackendDefinition, Body, Declare, EnvironmentText, Field, Media, MediaKind, Operation, Parameter, ParameterIn,
  ParameterStyle, PartContract, PartsContract, Requirement, ResponseContract, ScalarType, SchemeContract, SchemeDefinition, Security, Shape, Validate,
  VerifierConfig, XmlBody,
} from './contract.ts'

/** Fills in what an operation's literal leaves out: no parameters, no body, no routes, nothing required, the default policies. */
export function operation(literal: Omit<Operation, 'parameters' | 'body' | 'policies' | 'routes' | 'require'> & Partial<Operation>): Operation {
  return { parameters: [], body: null, routes: [], require: {}, policies: {}, ...literal }
}

// ---- shapes -------------------------------------------------------------------------------------------------------

/** Text with one of several JSON types, tried in the order given. */
export const scalar = (...types: readonly ScalarType[]): Shape => ({ kind: 'scalar', types })
export const string: Shape = scalar('string')
export const integer: Shape = scalar('integer')
export const number: Shape = scalar('number')
export const boolean: Shape = scalar('boolean')
export const any: Shape = { kind: 'any' }
export const array = (items: Shape): Shape => ({ kind: 'array', items })
export const object = (properties: Readonly<Record<string, Shape>>, additional: Shape = any): Shape =>
  ({ kind: 'object', properties, additional })
export const oneOf = (...shapes: readonly Shape[]): Shape => ({ kind: 'oneOf', shapes })

// ---- parameters ---------------------------------------------------------------------------------------------------

type ParameterOptions = Partial<Pick<Parameter, 'required' | 'style' | 'explode' | 'allowReserved' | 'allowEmptyValue' | 'content'>>

function parameter(place: ParameterIn, required: boolean, style: ParameterStyle) {
  return (name: string, shape: Shape, validate: Validate | null, options: ParameterOptions = {}): Parameter => ({
    name, in: place, required, shape, validate, style,
    explode: explodesByDefault(options.style ?? style),
    allowReserved: false, allowEmptyValue: false, content: null,
    ...options,
  })
}

function explodesByDefault(style: ParameterStyle): boolean {
  return style === 'form' || style === 'cookie'
}

/** Parameters by location, with the defaults of OpenAPI 3.1, 4.8.12.2; options hold what differs. */
export const pathParameter = parameter('path', true, 'simple')
export const queryParameter = parameter('query', false, 'form')
export const headerParameter = parameter('header', false, 'simple')
export const cookieParameter = parameter('cookie', false, 'form')
/** The query as one value of a media type, read like a body of it (OpenAPI 3.2, 4.12.1 `in`). */
export const querystringParameter = (name: string, whole: Media, options: { readonly required?: boolean } = {}): Parameter =>
  ({ ...parameter('querystring', false, 'form')(name, any, whole.validate, { content: whole.type, ...options }), media: whole })

// ---- bodies -------------------------------------------------------------------------------------------------------

const media = (kind: MediaKind, type: string, validate: Validate | null, fields: readonly Field[] = [], xml: XmlBody | null = null): Media =>
  ({ kind, type, validate, fields, xml })

export const json = (validate: Validate | null, type = 'application/json'): Media => media('json', type, validate)
export const form = (validate: Validate | null, fields: readonly Field[], type = 'application/x-www-form-urlencoded'): Media =>
  media('form', type, validate, fields)
export const multipart = (validate: Validate | null, fields: readonly Field[], type = 'multipart/form-data'): Media =>
  media('multipart', type, validate, fields)
export const text = (validate: Validate | null, type = 'text/plain'): Media => media('text', type, validate)
/** XML; `body` says how the schema's value is read from it. */
export const xml = (validate: Validate | null, type = 'application/xml', body: XmlBody | null = null): Media => media('xml', type, validate, [], body)
export const binary = (type = 'application/octet-stream'): Media => media('binary', type, null)
/** Server-sent events; `fields` names `data` where it holds JSON with a schema of its own. */
export const eventStream = (validate: Validate | null, fields: readonly Field[] = [], type = 'text/event-stream'): Media =>
  media('eventStream', type, validate, fields)
export const jsonLines = (validate: Validate | null, type = 'application/jsonl'): Media => media('jsonLines', type, validate)

/** A multipart body whose parts are told apart by their places. */
export const parts = (validate: Validate | null, contract: Partial<PartsContract> & Pick<PartsContract, 'rest'>, type = 'multipart/mixed'): Media =>
  ({ ...media('parts', type, validate), parts: { prefix: [], whole: false, ...contract } })

/** One of its parts; by default of any media type, without headers that anybody declares, and no bytes that nobody looks into. */
export const part = (shape: Shape, options: Partial<Omit<PartContract, 'shape'>> = {}): PartContract => ({ contentType: null, headers: [], bytes: false, ...options, shape })

/** A body out of which members are taken that its schema does not declare. */
export const stripping = (media: Media, declare: Declare): Media => ({ ...media, declare })

/** A form field or multipart part, with the defaults of OpenAPI's Encoding Object. */
export const field = (name: string, shape: Shape, options: Partial<Omit<Field, 'name' | 'shape'>> = {}): Field =>
  ({ name, shape, style: 'form', explode: true, allowReserved: false, contentType: null, ...options })

export const required = (...alternatives: readonly Media[]): Body => ({ required: true, media: alternatives })
export const optional = (...alternatives: readonly Media[]): Body => ({ required: false, media: alternatives })

/** A response with a body of one of these media types; `headers` are those that the document declares. */
export const answer = (alternatives: readonly Media[], headers: readonly Parameter[] = []): ResponseContract =>
  ({ media: alternatives, headers })
/** A response without a body. */
export const empty = (headers: readonly Parameter[] = []): ResponseContract => ({ media: [], headers })

// ---- security -----------------------------------------------------------------------------------------------------

/** A declared scheme; called with the scopes that an operation demands, it gives the requirement. */
export interface Scheme extends SchemeDefinition {
  (...scopes: readonly string[]): Requirement
}

/** Declares a security scheme of the document, with its verifier where `gateway.yaml` configures one. */
export function scheme(name: string, contract: SchemeContract, verifier: VerifierConfig | null = null): Scheme {
  const require = (...scopes: readonly string[]): Requirement => ({ scheme: name, scopes })
  Object.defineProperty(require, 'name', { value: name, enumerable: true })
  return Object.assign(require, { contract, verifier }) as Scheme
}

/** Alternatives of which one must hold; every requirement within one must. */
export const anyOf = (...alternatives: readonly (readonly Requirement[])[]): Security => ({ anyOf: alternatives })

/** Written out where the document asks for no credential: an operation without `security` does not compile. */
export const publicAccess = (): Security => ({ anyOf: [[]] })

// ---- backends, APIs -----------------------------------------------------------------------------------------------

/** Names a backend; called with a path template, it gives where an operation goes. */
export const backend = (name: string) => (path: string): Operation['backend'] => ({ name, path })

/** A backend as configured; absent members: no targets, the root path, no mock. */
export const target = (definition: Partial<BackendDefinition>): BackendDefinition =>
  ({ targets: [], path: '', mock: false, ...definition })

/** A value that is read from the environment when the gateway starts. */
export const env = (name: string, otherwise?: string): EnvironmentText =>
  otherwise === undefined ? { env: name } : { env: name, default: otherwise }

/** One API of the gateway. */
export const api = (definition: ApiDefinition): ApiDefinition => definition
