/** A backend's name, and the template that its path is built from. */
export interface BackendReference {
  readonly name: string
  readonly path: string
}

export type RequiredValue = string | number | boolean

/**
 * What a caller must have beyond the document's security, by claim (a name or a dotted path): one of the values. A text that
 * begins with `$` is a runtime expression (OpenAPI 3.1, 4.8.20.4): `$request.path.x`, `$request.query.x`, `$request.header.x`.
 */
export type Requirements = Readonly<Record<string, readonly RequiredValue[]>>

/** Conditions on a request, which must all hold; of a list of values any one will do. */
export interface RouteCondition {
  readonly claim?: Requirements
  readonly role?: readonly RequiredValue[]
  readonly header?: Readonly<Record<string, readonly string[]>>
  readonly query?: Readonly<Record<string, readonly string[]>>
  /** Media types or ranges of the request's body, lower case. */
  readonly mediaType?: readonly string[]
}

/** Another backend for the requests that meet a condition. */
export interface BackendRoute {
  readonly when: RouteCondition
  readonly backend: BackendReference
}
