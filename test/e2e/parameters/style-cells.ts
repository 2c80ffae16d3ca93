import type { JsonObject } from '../../../generator/load/document.ts'

/** A row of the table "Style Examples" of OpenAPI 3.2.0 for one location; a cell that is null is marked n/a there: undefined. */
export interface StyleRow {
  readonly in: 'path' | 'query' | 'header' | 'cookie'
  readonly style: string
  readonly explode: boolean
  readonly empty: string | null
  readonly string: string | null
  readonly array: string | null
  readonly object: string | null
}

const row = (place: StyleRow['in'], style: string, explode: boolean, empty: string | null, string: string | null, array: string | null, object: string | null): StyleRow =>
  ({ in: place, style, explode, empty, string, array, object })

/**
 * The table as 3.2.0 has it, once for each location that "Style Values" gives a style (3.1.1 has the same but for `cookie`; there `deepObject`
 * has a row for each `explode`). The names are those of the specification's example, `color`.
 */
export const styleTable: readonly StyleRow[] = [
  row('path', 'matrix', false, ';color', ';color=blue', ';color=blue,black,brown', ';color=R,100,G,200,B,150'),
  row('path', 'matrix', true, ';color', ';color=blue', ';color=blue;color=black;color=brown', ';R=100;G=200;B=150'),
  row('path', 'label', false, '.', '.blue', '.blue,black,brown', '.R,100,G,200,B,150'),
  row('path', 'label', true, '.', '.blue', '.blue.black.brown', '.R=100.G=200.B=150'),
  row('path', 'simple', false, '', 'blue', 'blue,black,brown', 'R,100,G,200,B,150'),
  row('path', 'simple', true, '', 'blue', 'blue,black,brown', 'R=100,G=200,B=150'),
  row('header', 'simple', false, '', 'blue', 'blue,black,brown', 'R,100,G,200,B,150'),
  row('header', 'simple', true, '', 'blue', 'blue,black,brown', 'R=100,G=200,B=150'),
  row('query', 'form', false, 'color=', 'color=blue', 'color=blue,black,brown', 'color=R,100,G,200,B,150'),
  row('query', 'form', true, 'color=', 'color=blue', 'color=blue&color=black&color=brown', 'R=100&G=200&B=150'),
  row('cookie', 'form', false, 'color=', 'color=blue', 'color=blue,black,brown', 'color=R,100,G,200,B,150'),
  row('cookie', 'form', true, 'color=', 'color=blue', 'color=blue&color=black&color=brown', 'R=100&G=200&B=150'),
  row('query', 'spaceDelimited', false, null, null, 'color=blue%20black%20brown', 'color=R%20100%20G%20200%20B%20150'),
  row('query', 'spaceDelimited', true, null, null, null, null),
  row('query', 'pipeDelimited', false, null, null, 'color=blue%7Cblack%7Cbrown', 'color=R%7C100%7CG%7C200%7CB%7C150'),
  row('query', 'pipeDelimited', true, null, null, null, null),
  row('query', 'deepObject', false, null, null, null, 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'),
  row('query', 'deepObject', true, null, null, null, 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'),
  row('cookie', 'cookie', false, 'color=', 'color=blue', 'color=blue,black,brown', 'color=R,100,G,200,B,150'),
  row('cookie', 'cookie', true, 'color=', 'color=blue', 'color=blue; color=black; color=brown', 'R=100; G=200; B=150'),
]

const columns = ['empty', 'string', 'array', 'object'] as const

/** What each column holds, by a schema that takes `red` and 50 besides, so that there is something else to send. */
const columnSchemas: Readonly<Record<typeof columns[number], { readonly value: unknown; readonly schema: JsonObject }>> = {
  empty: { value: '', schema: { type: 'string', enum: ['', 'red'] } },
  string: { value: 'blue', schema: { type: 'string', enum: ['blue', 'red'] } },
  array: { value: ['blue', 'black', 'brown'], schema: { type: 'array', items: { enum: ['blue', 'black', 'brown', 'red'] }, minItems: 3 } },
  object: {
    value: { R: 100, G: 200, B: 150 },
    schema: { type: 'object', properties: { R: { type: 'integer', enum: [100, 50] }, G: { type: 'integer' }, B: { type: 'integer' } }, required: ['R', 'G', 'B'], additionalProperties: false },
  },
}

/** One cell: a value, its text, other texts in the same layout, and an operation that takes it. */
export interface StyleCell extends Pick<StyleRow, 'in' | 'style' | 'explode'> {
  readonly id: string
  readonly value: unknown
  /** As the table has it; where it is n/a, as the gateway documents that it reads it. */
  readonly text: string
  readonly undefined: boolean
  /** A valid text of another value, and an invalid one. */
  readonly other: string
  readonly wrong: string
  /** Further texts of the value, which clients send. */
  readonly also: readonly string[]
  readonly schema: JsonObject
}

/** What the gateway makes of the cells that are n/a: what `form` would write there, and of lists in `deepObject` what servers read. */
function undefinedText(column: typeof columns[number], style: string): string {
  if (column === 'array' && style === 'deepObject') return 'color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown'
  return { empty: 'color=', string: 'color=blue', array: 'color=blue&color=black&color=brown', object: 'R=100&G=200&B=150' }[column]
}

function alsoRead(column: typeof columns[number], { in: place, style, explode }: StyleRow, text: string): readonly string[] {
  if (column === 'array' && style === 'deepObject') return ['color[]=blue&color[]=black&color[]=brown', 'color=blue&color=black&color=brown']
  if (style === 'deepObject' && column === 'object') return [text.replaceAll('%5B', '[').replaceAll('%5D', ']')]
  if (style === 'pipeDelimited' && !explode) return [text.replaceAll('%7C', '|')]
  if (style === 'spaceDelimited' && !explode) return [text.replaceAll('%20', '+')]
  if (place === 'cookie' && explode && text.includes('&')) return [text.replaceAll('&', '; ')]
  if (place === 'header' && column !== 'string') return [text.replaceAll(',', ', ')]
  return []
}

/** Every cell of the table, none left out. */
export const styleCells: readonly StyleCell[] = styleTable.flatMap((one) => columns.map((column): StyleCell => {
  const { value, schema } = columnSchemas[column]
  const text = one[column] ?? undefinedText(column, one.style)
  const sample = column === 'empty' ? one.string ?? undefinedText('string', one.style) : text
  return {
    in: one.in, style: one.style, explode: one.explode, value, schema, text,
    id: `${one.in}-${one.style}${one.explode ? '-exploded' : ''}-${column}`,
    undefined: one[column] === null,
    other: sample.replace('blue', 'red').replace('100', '50'),
    wrong: sample.replace('blue', 'pink').replace('100', '300'),
    also: alsoRead(column, one, text),
  }
}))

/** A document with an operation for each cell. */
export function styleDocument(): JsonObject {
  const operation = ({ id, in: place, style, explode, schema }: StyleCell): JsonObject => ({
    operationId: id,
    parameters: [{ name: 'color', in: place, required: place === 'path', style, explode, schema }],
    responses: { 200: { description: '', content: { 'application/json': {} } } },
  })
  return {
    openapi: '3.2.0', info: { title: 'Styles', version: '1' }, servers: [{ url: 'http://127.0.0.1:1' }],
    paths: Object.fromEntries(styleCells.map((cell) => [pathOf(cell, '{color}'), { get: operation(cell) }])),
  }
}

/** The path of a cell's operation; the parameter follows a letter, since an empty label alone would be a dot segment. */
export const pathOf = ({ id, in: place }: StyleCell, text: string): string => (place === 'path' ? `/${id}/x${text}` : `/${id}`)
