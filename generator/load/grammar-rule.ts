/**
 * What stands where in one object of an OpenAPI document. The rules are the one table by which the loader tells a reference
 * from data that only looks like one, a schema from a property called `example`, and a misspelt field from an unknown one.
 */
export interface Rule {
  /** The fixed fields and what they hold. */
  readonly fields: ReadonlyMap<string, Shape>
  /** Fixed fields that must be there. */
  readonly required: readonly string[]
  /** Where the object is a map with names of the author's own (paths, responses, callbacks): what each value is. */
  readonly entries?: Shape
  /** True where a Reference Object may stand instead. */
  readonly referable: boolean
  /** True where the members beside a `$ref` count as well: Path Item Objects. */
  readonly joinsReference: boolean
  /** The section of `components` that holds objects of this kind; in 2.0 a member of the root. */
  readonly section?: string
}

/** How a value is built: one of a kind, a list of them, or a map with free names to them. */
export interface Shape { readonly form: 'one' | 'list' | 'map'; readonly kind: string }

/**
 * One rule. Fields are written as kinds: `x` is one, `[x]` a list, `{x}` a map, and `!` after any of them says that the field
 * must be there.
 */
export function rule(kind: string, fields: Readonly<Record<string, string>>, more: RuleExtras = {}): readonly [string, Rule] {
  const entries = Object.entries(fields)
  return [kind, {
    fields: new Map(entries.map(([name, written]) => [name, shape(written)])),
    required: entries.filter(([, written]) => written.endsWith('!')).map(([name]) => name),
    referable: more.referable ?? false,
    joinsReference: more.joinsReference ?? false,
    ...(more.entries === undefined ? {} : { entries: shape(more.entries) }),
    ...(more.section === undefined ? {} : { section: more.section }),
  }]
}

interface RuleExtras { readonly entries?: string; readonly section?: string; readonly referable?: boolean; readonly joinsReference?: boolean }

function shape(written: string): Shape {
  const kind = written.replace(/[[\]{}!]/g, '')
  return { form: written.startsWith('[') ? 'list' : written.startsWith('{') ? 'map' : 'one', kind }
}
