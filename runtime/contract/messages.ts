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
  /** For what comes as JSON text, where the schema is simple enough. */
  accept?: Accept
}

/**
 * Walks over JSON text in UTF-8 and gives the place behind the value that begins at `at`, or one far beyond `last` where it does not
 * see at once that the value is allowed. `last` is the text's last byte that is no blank, a bracket; `depth` is the nesting allowed.
 */
export type Accept = (json: Buffer, at: number, last: number, depth: number) => number
/** What schemas say of the objects in one value: a `Declare` tells it. Objects of which nothing is said are left alone. */
export interface DeclaredMembers {
  /** These members of an object are declared. Whatever is said of an object holds together. */
  members(object: object, names: ReadonlySet<string>): void
  member(object: object, name: string): void
  /** These members are asked for: they may stay where others are declared, which alone makes nothing else undeclared. */
  demanded(object: object, names: ReadonlySet<string>): void
  /** All members that an object may have are declared. */
  all(object: object): void
  /** False where it has been asked the same before: a schema has then told all it has to tell of the value. */
  first(value: object, by: Declare): boolean
}

/** A compiled schema's other half: tells of a value which members of its objects the schema declares. */
export type Declare = (value: unknown, kept: DeclaredMembers) => void

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

/** How the bytes of a media type are read: `binary` is never parsed, the item-wise kinds are streams of values, `parts` a multipart body whose parts have no names. */
export type MediaKind = 'json' | 'form' | 'multipart' | 'text' | 'binary' | 'xml' | 'eventStream' | 'jsonLines' | 'parts'

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

/** How a part of a multipart body is read by its place (OpenAPI 3.2, 4.14.5.2 `prefixEncoding` and `itemEncoding`). */
export interface PartContract {
  /** Media types that it may have, comma-separated as written; null where any may. */
  readonly contentType: string | null
  /** Headers of the part that are declared. */
  readonly headers: readonly Parameter[]
  /** How text of it becomes a value. */
  readonly shape: Shape
  /** Whether it may be of bytes that are neither JSON nor text, which nobody looks into. */
  readonly bytes: boolean
}

export interface PartsContract {
  /** By their places. */
  readonly prefix: readonly PartContract[]
  /** Those that come after. */
  readonly rest: PartContract
  /** True where the schema is that of all parts as one list, false where it is that of one part after the other. */
  readonly whole: boolean
}

/** One entry of a `content` map. `validate` is null where the document gives no schema; in a stream it is that of one item. */
export interface Media {
  /** The media type or range as declared, lower case: `application/json`, `text/*`. */
  readonly type: string
  readonly kind: MediaKind
  readonly validate: Validate | null
  readonly fields: readonly Field[]
  /** Of the kind `parts` alone. */
  readonly parts?: PartsContract
  /** Where undeclared members are taken out of answers: which ones are declared. */
  readonly declare?: Declare
  /** How a body of kind `xml` becomes a value; null where it is not looked at, or cannot be read with certainty. */
  readonly xml: XmlBody | null
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

// ---- XML ----------------------------------------------------------------------------------------------------------

/**
 * Where a value stands in XML (OpenAPI 3.2, 4.27 `nodeType`): `items` are those of a list, side by side among the nodes of its parent,
 * `inline` are the members of an object, likewise.
 */
export type XmlNodeType = 'element' | 'attribute' | 'text' | 'cdata' | 'items' | 'inline'

/** What a value may be: the key of a shape, the types that text may have, tried in the order given, or null for anything. */
export type XmlUse = string | readonly ScalarType[] | null

/** A value with its place. Null as a name is any; without a namespace the local name of an element decides, and attributes have none. */
export interface XmlNode {
  readonly node: XmlNodeType
  /** Of elements and attributes alone. */
  readonly name?: string | null
  readonly namespace?: string
  readonly prefix?: string
  readonly shape: XmlUse
  /** Of `items`: what a single one of them may be instead of a list. */
  readonly single?: XmlUse
}

/** A member of an object; without a name it is called as its property is. */
export interface XmlField extends XmlNode {
  readonly property: string
  readonly required?: boolean
}

/** What an element may hold: text of these types, the members of an object, the items of a list. */
export interface XmlShape {
  readonly types?: readonly ScalarType[]
  readonly fields?: readonly XmlField[]
  /** Members that are not declared; elements where it says `element`. */
  readonly rest?: XmlNode
  /** Items at their own places, then all others. */
  readonly prefix?: readonly XmlNode[]
  readonly items?: XmlNode
}

/** How XML becomes the value that a schema describes, and back: the root element, and the shapes of an API by name. A root of node `text` is the document as it is. */
export interface XmlBody {
  readonly root: XmlNode
  readonly shapes: XmlShapes
}

export type XmlShapes = Readonly<Record<string, XmlShape>>
