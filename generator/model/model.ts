import type {
  BackendAuth, BackendResilience, BackendRoute, BackendTls, CacheDefinition, Concurrency, Field, Identity, ListenTls, MediaKind, Parameter, PartContract, Partially, PartsContract, Policies, Requirements,
  SchemeContract, Security, StateDefinition, Text, VerifierConfig, XmlNode, XmlShapes,
} from '../../runtime/contract.ts'
import type { Json, JsonObject } from '../load/document.ts'

/** What all documents and the configuration mean together: plain readonly data, JSON-serialisable, no OpenAPI and no TypeScript in it. */
export interface Model {
  /** The gateway's own name. */
  readonly name: string
  readonly trustedProxies: readonly string[]
  readonly forwardedHeader: 'Forwarded' | 'X-Forwarded-For'
  /** Where gateways keep what they share; null: each in its own memory. */
  readonly state: StateDefinition | null
  /** Where answers are kept; null: as by default. */
  readonly cache: CacheDefinition | null
  readonly tls: ListenTls | null
  readonly apis: readonly ApiModel[]
  /** Those that an operation goes to, by name. */
  readonly backends: readonly BackendModel[]
}

export interface ApiModel {
  readonly name: string
  /** Its name in code, as a type: `ModernPetstore`. */
  readonly typeName: string
  /** Its name in code, as a value: `modernPetstore`. */
  readonly ident: string
  readonly title: string
  /** The root file, relative to the project. */
  readonly file: string
  /** Path prefix without a trailing slash; '' for the root. */
  readonly mount: string
  readonly schemes: readonly SchemeModel[]
  readonly operations: readonly OperationModel[]
  /** Every schema that is compiled, those of webhooks and callbacks too; names are unique. */
  readonly slots: readonly SlotModel[]
  /** How the schemas of XML bodies stand in XML. */
  readonly xmlShapes: XmlShapes
  /** Patterns that may take exponential time are let through. */
  readonly allowSlowPatterns: boolean
}

export interface SchemeModel {
  readonly name: string
  readonly ident: string
  readonly contract: SchemeContract
  readonly verifier: VerifierConfig | null
}

export interface OperationModel {
  /** As in the document, or derived from method and path where it has none. */
  readonly id: string
  readonly ident: string
  /** Upper case. */
  readonly method: string
  readonly path: string
  /** `file#pointer` of where it was written. */
  readonly at: string
  /** Pointer to the operation in the bundled document. */
  readonly pointer: string
  readonly summary: string
  /** The first tag as a file name. */
  readonly group: string
  readonly security: Security
  readonly parameters: readonly ParameterModel[]
  readonly body: BodyModel | null
  readonly responses: readonly ResponseModel[]
  readonly backend: BackendUse
  readonly routes: readonly BackendRoute[]
  readonly require: Requirements
  readonly policies: Partially<Policies>
  /** Where each setting comes from, by dotted key: `backend`, `routes`, `policies.timeout`, `require.<claim>`. */
  readonly origins: Readonly<Record<string, string>>
}

/** A parameter whose `slot` names the schema of its decoded value; null where any value will do. */
export interface ParameterModel extends Omit<Parameter, 'validate' | 'media'> {
  readonly slot: string | null
  /** Of `querystring` alone. */
  readonly media?: MediaModel
}

export interface MediaModel {
  readonly type: string
  readonly kind: MediaKind
  readonly slot: string | null
  readonly fields: readonly Field[]
  /** Of the kind `parts` alone. */
  readonly parts?: PartsModel
  /** The root element, where XML becomes the schema's value; null where it is no XML, or cannot be read with certainty. */
  readonly xml: XmlNode | null
}

export interface PartModel extends Omit<PartContract, 'headers'> {
  readonly headers: readonly ParameterModel[]
}

export interface PartsModel extends Omit<PartsContract, 'prefix' | 'rest'> {
  readonly prefix: readonly PartModel[]
  readonly rest: PartModel
}

export interface BodyModel {
  readonly required: boolean
  readonly media: readonly MediaModel[]
}

export interface ResponseModel {
  /** `200`, `2XX` or `default`. */
  readonly status: string
  readonly media: readonly MediaModel[]
  readonly headers: readonly ParameterModel[]
}

/** A schema to compile. */
export interface SlotModel {
  readonly name: string
  /** Pointer to the schema in the bundled document; null where it was made of one that stands there. */
  readonly pointer: string | null
  readonly schema: JsonObject | boolean
  readonly direction: 'request' | 'response'
  readonly group: string
  /** Its values come as JSON text. */
  readonly text?: boolean
  /** It is asked which members it declares too, so that others can be taken out. */
  readonly strips?: boolean
}

/** Which backend an operation goes to. */
export interface BackendUse {
  readonly name: string
  readonly path: string
}

export interface BackendModel {
  readonly name: string
  readonly targets: readonly { readonly url: Text; readonly weight?: number; readonly group?: string }[]
  readonly path: string
  readonly mock: boolean
  readonly concurrency?: Concurrency
  readonly tls: BackendTls | null
  readonly auth: BackendAuth | null
  readonly identity: Identity | null
  readonly resilience: BackendResilience
  readonly origin: string
}

export type { Json, JsonObject }
