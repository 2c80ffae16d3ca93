import type { ScalarType } from './messages.ts'

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
