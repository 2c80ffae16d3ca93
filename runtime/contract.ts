/**
 * What generated code and the runtime agree on. It holds types and the ABI number only, and imports nothing:
 * the generator may import this file and no other of the runtime.
 */

/** Raised whenever generated code of an earlier version would no longer mean the same to the runtime. */
export const ABI = 1
export type Abi = typeof ABI

// ---- schemas ------------------------------------------------------------------------------------------------------

/** One failed keyword. `instancePath` and `schemaPath` are JSON pointers (RFC 6901). */
export interface SchemaError {
  readonly instancePath: string
  readonly schemaPath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
  readonly message?: string
}

/** A compiled schema: true where the value is valid; else false, and `errors` holds why until the next call. */
export interface Validate {
  (value: unknown): boolean
  errors?: readonly SchemaError[] | null
}

// ---- parameters ---------------------------------------------------------------------------------------------------

/** `querystring`, the query as one value, is of 3.2. */
export type ParameterIn = 'path' | 'query' | 'querystring' | 'header' | 'cookie'

/** OpenAPI 3.1, 4.8.12.2 `style`; `cookie` is of 3.2. */
export type ParameterStyle = 'simple' | 'label' | 'matrix' | 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject' | 'cookie'

export type ScalarType = 'string' | 'integer' | 'number' | 'boolean' | 'null'

/** How text becomes a value, known from the schema: which JSON types it may have, tried in the order given. */
export type Shape =
  | { readonly kind: 'scalar'; readonly types: readonly ScalarType[] }
  | { readonly kind: 'array'; readonly items: Shape }
  | { readonly kind: 'object'; readonly properties: Readonly<Record<string, Shape>>; readonly additional: Shape }
  | { readonly kind: 'oneOf'; readonly shapes: readonly Shape[] }
  | { readonly kind: 'any' }

/** A decoded input of a request, or a header of a response. `content` is set for parameters with a media type instead of a style. */
export interface Parameter {
  readonly name: string
  readonly in: ParameterIn
  readonly required: boolean
  readonly style: ParameterStyle
  readonly explode: boolean
  readonly allowReserved: boolean
  readonly allowEmptyValue: boolean
  readonly content: string | null
  readonly shape: Shape
  readonly validate: Validate | null
  /** Of `querystring` alone: how the query as a whole is read. */
  readonly media?: Media
}

// ---- bodies -------------------------------------------------------------------------------------------------------

/** How the bytes of a media type are read: `binary` is never parsed, and the item-wise kinds are streams of values. */
export type MediaKind = 'json' | 'form' | 'multipart' | 'text' | 'binary' | 'xml' | 'eventStream' | 'jsonLines'

/** How one field of a form or of a server-sent event, or one part of a multipart body, is read (OpenAPI 3.1, 4.8.15 Encoding Object). */
export interface Field {
  readonly name: string
  readonly shape: Shape
  readonly style: ParameterStyle
  readonly explode: boolean
  readonly allowReserved: boolean
  /** Media types that a part may have, comma-separated as written; null where any may. */
  readonly contentType: string | null
}

/**
 * Beside the `data` of a server-sent event, where the document says that it holds JSON (`contentMediaType`, `contentSchema`): the value
 * of that JSON, under this name, in the item that `validate` sees.
 */
export const eventDataMember = 'data as JSON'

/** One entry of a `content` map. `validate` is null where the document gives no schema; in a stream it is that of one item. */
export interface Media {
  /** The media type or range as declared, lower case: `application/json`, `text/*`. */
  readonly type: string
  readonly kind: MediaKind
  readonly validate: Validate | null
  readonly fields: readonly Field[]
}

export interface Body {
  readonly required: boolean
  readonly media: readonly Media[]
}

export interface ResponseContract {
  readonly media: readonly Media[]
  readonly headers: readonly Parameter[]
}

/** Keys: an exact status (`200`), a range (`2XX`) or `default` (OpenAPI 3.1, 4.8.16). */
export type Responses = Readonly<Record<string, ResponseContract>>

// ---- security -----------------------------------------------------------------------------------------------------

/** A Security Scheme Object, what a gateway needs of it. */
export type SchemeContract =
  | { readonly type: 'apiKey'; readonly in: 'header' | 'query' | 'cookie'; readonly name: string }
  | { readonly type: 'http'; readonly scheme: string }
  | { readonly type: 'oauth2'; readonly scopes: readonly string[] }
  | { readonly type: 'openIdConnect'; readonly url: string }
  | { readonly type: 'mutualTLS' }

/** One scheme with the scopes or roles that an operation demands of it. */
export interface Requirement {
  readonly scheme: string
  readonly scopes: readonly string[]
}

/** Alternatives, one of which must hold (OR); within one, every requirement must hold (AND). An empty one is anonymous access. */
export interface Security {
  readonly anyOf: readonly (readonly Requirement[])[]
}

// ---- policies -----------------------------------------------------------------------------------------------------

export type ValidationMode = 'block' | 'report' | 'off'
/** What becomes of an answer that the document says nothing of: `block` follows the mode of answers. */
export type UndeclaredMode = 'block' | 'report' | 'pass'

/** What an operation is held to beyond the document; every level of the configuration is merged already. Times in ms, sizes in bytes. */
export interface Policies {
  /** Until the first byte of the answer, hooks and backend included. */
  readonly timeout: number
  /** Between two chunks of an answer's body. */
  readonly idleTimeout: number
  readonly validation: {
    readonly request: ValidationMode
    readonly response: ValidationMode
    readonly unknownQuery: ValidationMode
    /** Of answers, while they are checked. */
    readonly undeclaredStatus: UndeclaredMode
    /** Of answers below 500, while they are checked. */
    readonly undeclaredMediaType: UndeclaredMode
  }
  readonly limits: {
    /** A request body that is parsed. */
    readonly body: number
    /** A multipart or binary request body. */
    readonly upload: number
    /** An answer that is parsed. */
    readonly response: number
    /** Nesting of JSON. */
    readonly depth: number
  }
}

/** Every member, and every member of a member, optional. */
export type Partially<T> = { readonly [K in keyof T]?: T[K] extends number | string | boolean ? T[K] : Partially<T[K]> }

// ---- operations, APIs, gateways -----------------------------------------------------------------------------------

export interface Operation {
  readonly id: string
  /** Upper case. */
  readonly method: string
  /** The template as the document has it, without the mount. */
  readonly path: string
  /** Where it was written, `file#pointer`; printed, never followed. */
  readonly at: string
  readonly security: Security
  readonly parameters: readonly Parameter[]
  readonly body: Body | null
  readonly responses: Responses
  /** The backend's name, and the template that its path is built from. */
  readonly backend: { readonly name: string; readonly path: string }
  readonly policies: Partially<Policies>
}

/** A value read from the environment when the gateway starts; without a default, its absence stops the start. */
export interface EnvironmentText { readonly env: string; readonly default?: string }
/** Text with values from the environment in it; the parts are joined. */
export type Text = string | EnvironmentText | readonly (string | EnvironmentText)[]

/** How a scheme's credentials are verified, as configured; absent: the environment decides (`AUTH_<SCHEME>_…`). */
export interface VerifierConfig {
  /** Comma-separated keys, or `name:password` pairs for `http` basic. */
  readonly keys?: Text
  readonly issuer?: Text
  readonly audience?: Text
  readonly jwks?: Text
  readonly algorithms?: readonly string[]
  /** Presence only: the backend decides. */
  readonly backend?: boolean
}

export interface SchemeDefinition {
  readonly name: string
  readonly contract: SchemeContract
  readonly verifier: VerifierConfig | null
}

export interface BackendDefinition {
  /** Base URLs. Empty: none known, `BACKEND_<NAME>` must say. */
  readonly targets: readonly { readonly url: Text; readonly weight?: number }[]
  /** The path of the document's server, used where a target has none of its own. */
  readonly path: string
  /** Answered by the embedded backend. */
  readonly mock: boolean
}

export interface ApiDefinition {
  readonly name: string
  readonly title: string
  /** Path prefix at the gateway, without a trailing slash; '' for the root. */
  readonly mount: string
  /** The published document, beside the generated code. */
  readonly document: string
  readonly schemes: readonly SchemeDefinition[]
  readonly operations: Readonly<Record<string, Operation>>
}

/** Where several gateways keep what they share. */
export interface StateDefinition {
  /** `redis://` or `rediss://`; `REDIS_URL` goes before it. */
  readonly redis?: Text
  /** What every key begins with. */
  readonly prefix?: string
}

export interface GatewayDefinition {
  readonly abi: Abi
  /** The gateway's own name in `Via` (RFC 9110, 7.6.3). */
  readonly name: string
  /** `import.meta.url` of the generated module. */
  readonly base: string
  readonly trustedProxies: readonly string[]
  /** Where gateways keep what they share; absent: each in its own memory. */
  readonly state?: StateDefinition
  readonly apis: readonly ApiDefinition[]
  readonly backends: Readonly<Record<string, BackendDefinition>>
}

// ---- hooks --------------------------------------------------------------------------------------------------------

type Awaitable<T> = T | Promise<T>
type Values<T> = T[keyof T]
type BodyOf<T> = T extends { content: infer C } ? Values<C> : undefined
type Member<T, K extends string> = T extends { [P in K]?: infer V } ? (V extends undefined ? {} : NonNullable<V>) : {}
type StatusOf<K> = K extends number ? K : K extends 'default' ? number : K extends `${infer N extends number}` ? N : number

/** Who was authenticated: the subject, the scheme that proved it, its scopes and, for tokens, its claims. */
export interface Principal {
  readonly subject: string
  readonly scheme: string
  readonly scopes: readonly string[]
  readonly claims: Readonly<Record<string, unknown>>
  /** The API key's own record, where the scheme's keys have one. */
  readonly key?: { readonly id: string; readonly owner?: string; readonly class?: string }
}

/** A request after validation; `Op` is the operation's type from `types.gen.ts`. */
export interface HookRequest<Op = unknown> {
  readonly method: string
  readonly path: Member<Member<Op, 'parameters'>, 'path'>
  readonly query: Member<Member<Op, 'parameters'>, 'query'>
  readonly headers: Member<Member<Op, 'parameters'>, 'header'>
  readonly cookies: Member<Member<Op, 'parameters'>, 'cookie'>
  readonly body: Op extends { requestBody?: infer B } ? BodyOf<NonNullable<B>> | (undefined extends B ? undefined : never) : undefined
}

/** An answer that matches one of the operation's responses; `body` is undefined where it is streamed or has no schema. */
export type HookResponse<Op = unknown> = Op extends { responses: infer R }
  ? { [K in keyof R]: { readonly status: StatusOf<K>; readonly headers?: Readonly<Record<string, string>>; readonly body?: BodyOf<R[K]> } }[keyof R]
  : { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }

export interface HookContext {
  readonly requestId: string
  readonly operation: string
  readonly principal: Principal | null
  /** Aborted when the client leaves or the time is up. */
  readonly signal: AbortSignal
  /** A header of the client's request, by lower-case name. */
  header(name: string): string | undefined
}

/** What a user may do at one operation; every member is optional. */
export interface OperationHooks<Op = unknown> {
  /** After validation: nothing, a changed request (validated again), or a reply that ends it. */
  before?(request: HookRequest<Op>, context: HookContext): Awaitable<void | { readonly request: Partial<HookRequest<Op>> } | { readonly reply: HookResponse<Op> }>
  /** In place of the backend; its reply is validated as a response. */
  handle?(request: HookRequest<Op>, context: HookContext): Awaitable<HookResponse<Op>>
  /** On the backend's, the handler's and a cached answer: nothing, or a changed one (validated again). */
  after?(response: HookResponse<Op>, request: HookRequest<Op>, context: HookContext): Awaitable<void | HookResponse<Op>>
}

/** Untyped hooks by operationId, as the runtime sees them. */
export type ApiHooks = Readonly<Record<string, OperationHooks<never> | undefined>>
