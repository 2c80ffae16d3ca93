import type { ApiModel } from '../model/model.ts'
import { literal, object } from './expression.ts'
import type { Expression } from './expression.ts'
import type { Literal } from './literal.ts'
import { template } from './template.ts'

interface Fields { readonly file: string; readonly shapes: Expression; readonly column: number }

const render = template<Fields>('xml')

/** `xml.gen.ts`: how the schemas of an API stand in XML; undefined where no body is read so. */
export function emitXmlShapes(api: ApiModel): string | undefined {
  const media = api.operations.flatMap(({ body, responses }) => [...body?.media ?? [], ...responses.flatMap((response) => response.media)])
  if (media.every(({ xml }) => xml === null)) return undefined
  const shapes = object(Object.entries(api.xmlShapes).map(([name, shape]) => [name, literal(shape as unknown as Literal)] as const), { open: true })
  return render({ file: api.file, shapes, column: 'export const xmlShapes: XmlShapes = '.length })
}
