/**
 * What generated code and the runtime agree on. It holds types and the ABI number only, and imports nothing but its own
 * folder: the generator may import this file and no other of the runtime.
 */
import type { BackendReference, BackendRoute, Requirements } from './contract/authorisation.ts'
import type { CacheDefinition, CachePolicy } from './contract/cache.ts'
import type { BackendAuth, BackendTls, Identity, ListenTls, Text } from './contract/deployment.ts'
import type { Concurrency, Cors, Deprecation, Priority, Quota, RateLimit, Shedding } from './contract/limits.ts'
import type { Body, Parameter, Responses } from './contract/messages.ts'
import type { BackendResilience, Fallback, Retry } from './contract/resilience.ts'

export type * from './contract/authorisation.ts'
export type * from './contract/cache.ts'
export type * from './contract/deployment.ts'
export type * from './contract/limits.ts'
export * from './contract/messages.ts'
export type * from './contract/resilience.ts'

/** Raised whenever generated code of an earlier version would no longer mean the same to the runtime. */
export const ABI = 1
export type Abi = typeof ABI

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
  /** Answers to GET that are kept. */
  readonly cache: CachePolicy
  readonly rateLimit: readonly RateLimit[]
  readonly quota: readonly Quota[]
  /** What one request takes from limits and quotas that say nothing else; 0 for nothing. */
  readonly cost: number
  readonly whenStoreIsDown: 'local' | 'refuse'
  /** At once, in this process; null for no bound. */
  readonly concurrency: Concurrency | null
  readonly priority: Priority
  /** Whether requests of lower priority are refused while the process has more to do than it can. */
  readonly shedding: Shedding | null
  readonly cors: Cors | null
  /** Addresses and CIDR ranges; `deny` goes first, and an `allow` with entries refuses all others. */
  readonly addresses: { readonly allow: readonly string[]; readonly deny: readonly string[] }
  /** Header fields that answers get where they have none of that name; `Strict-Transport-Security` over TLS only. */
  readonly securityHeaders: Readonly<Record<string, string | false>> | null
  readonly deprecation: Deprecation | null
  /** Nothing is served (503); `retryAfter` is in ms. */
  readonly maintenance: { readonly retryAfter: number } | null
  readonly retry: Retry
  readonly fallback: Fallback | null
}

/** Every member, and every member of a member, optional; `false` switches off what is off where nothing is said. */
export type Partially<T> = {
  readonly [K in keyof T]?: T[K] extends number | string | boolean | readonly unknown[] ? T[K] : null extends T[K] ? Partially<NonNullable<T[K]>> | false : Partially<T[K]>
}

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
  readonly backend: BackendReference
  /** Backends for some of the requests; the first that fits answers in the backend's place. */
  readonly routes: readonly BackendRoute[]
  readonly require: Requirements
  readonly policies: Partially<Policies>
}

/** What of a verifier's settings is text; schema/gateway.schema.json says what each means. */
export type VerifierText =
  | 'keys' | 'keyFile' | 'issuer' | 'audience' | 'jwks' | 'typ' | 'cache' | 'introspection' | 'clientId' | 'clientSecret' | 'subjects' | 'fingerprints'

/** How a scheme's credentials are verified, as configured; absent: the environment decides (`AUTH_<SCHEME>_…`). */
export interface VerifierConfig extends Readonly<Partial<Record<VerifierText, Text>>> {
  readonly algorithms?: readonly string[]
  /** Presence only: the backend decides. */
  readonly backend?: boolean
}

export interface SchemeDefinition {
  readonly name: string
  readonly contract: SchemeContract
  readonly verifier: VerifierConfig | null
}

export interface BackendDefinition extends BackendResilience {
  /** Base URLs. Empty: none known, `BACKEND_<NAME>` must say. */
  readonly targets: readonly { readonly url: Text; readonly weight?: number; readonly group?: string }[]
  /** The path of the document's server, used where a target has none of its own. */
  readonly path: string
  /** Answered by the embedded backend. */
  readonly mock: boolean
  /** Requests at once, in one process, of all operations together. */
  readonly concurrency?: Concurrency
  readonly tls?: BackendTls
  readonly auth?: BackendAuth
  readonly identity?: Identity
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
  /** In which field trusted proxies name the client; absent: `X-Forwarded-For`. */
  readonly forwardedHeader?: 'Forwarded' | 'X-Forwarded-For'
  /** Where gateways keep what they share; absent: each in its own memory. */
  readonly state?: StateDefinition
  readonly cache?: CacheDefinition
  readonly tls?: ListenTls
  readonly apis: readonly ApiDefinition[]
  readonly backends: Readonly<Record<string, BackendDefinition>>
}

// ---- hooks --------------------------------------------------------------------------------------------------------

type Awaitable<T> = T | Promise<T>
type Values<T> = T[keyof T]
type BodyOf<T> = T extends { content: infer C } ? Values<C> : undefined
type Member<T, K extends string> = T extends { [P in K]?: infer V } ? (V extends undefined ? {} : NonNullable<V>) : {}
type StatusOf<K> = K extends number ? K : K extends 'default' ? number : K extends `${infer N extends number}` ? N : number

/** Who was authenticated: the subject, the scheme that proved it, its scopes, for tokens its claims, and for keys what a key store says of them. */
export interface Principal {
  readonly subject: string
  readonly scheme: string
  readonly scopes: readonly string[]
  readonly claims: Readonly<Record<string, unknown>>
  readonly key?: PrincipalKey
}

/** An API key or an account as its store knows it; never the key itself. */
export interface PrincipalKey {
  readonly id: string
  /** Whose it is: the same for all keys of one client. */
  readonly owner?: string
  /** The quota class, a name that limits may be set for. */
  readonly class?: string
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

/** Whether a caller may go on; a detail is told to the caller. */
export type Authorization = boolean | { readonly refuse: string }

/** What a user may do at one operation; every member is optional. */
export interface OperationHooks<Op = unknown> {
  /** After the parameters were validated and before the body is read: `true` lets the caller on, anything else is a 403. */
  authorize?(request: Omit<HookRequest<Op>, 'body'>, context: HookContext): Awaitable<Authorization>
  /** After validation: nothing, a changed request (validated again), or a reply that ends it. */
  before?(request: HookRequest<Op>, context: HookContext): Awaitable<void | { readonly request: Partial<HookRequest<Op>> } | { readonly reply: HookResponse<Op> }>
  /** In place of the backend; its reply is validated as a response. */
  handle?(request: HookRequest<Op>, context: HookContext): Awaitable<HookResponse<Op>>
  /** On the backend's, the handler's and a cached answer: nothing, or a changed one (validated again). */
  after?(response: HookResponse<Op>, request: HookRequest<Op>, context: HookContext): Awaitable<void | HookResponse<Op>>
}

/** Untyped hooks by operationId, as the runtime sees them. */
export type ApiHooks = Readonly<Record<string, OperationHooks<never> | undefined>>
