import type { ScalarType, XmlBody, XmlNode, XmlUse } from '../contract.ts'
import type { BodyReader } from '../decode/form.ts'
import { Malformed } from '../decode/malformed.ts'
import { loadParser, parseXml } from './parse-xml.ts'
import { readRoot } from './read-value.ts'
import { compileShapes } from './shapes.ts'

/** Elements, attributes and texts of one document. */
const mostNodes = { request: 200_000, response: 2_000_000 } as const

/** Whatever the policy says: the value is walked by recursion. */
const deepest = 500

/** Compiles the reading of an XML body by its schema's plan. Depth is bounded in both directions. */
export function xmlReader(body: XmlBody, direction: 'request' | 'response', depth: number): BodyReader {
  loadParser()
  const root = compileShapes(body)
  const bounds = { depth: Math.min(depth, deepest), nodes: mostNodes[direction] }
  return {
    attempts: isAmbiguous(body) ? 2 : 1,
    read: (bytes, attempt) => {
      const element = parseXml(bytes, bounds)
      if (element instanceof Malformed) return element
      return root.node === 'text' ? bytes.toString() : readRoot(root, element, attempt > 0)
    },
  }
}

/** True where some text or element may be read in two ways. */
function isAmbiguous({ root, shapes }: XmlBody): boolean {
  const several = (types: readonly ScalarType[]): boolean => types.length > 1 && types.includes('string')
  const loose = (shape: XmlUse): boolean => shape === null || (Array.isArray(shape) && several(shape as readonly ScalarType[]))
  const open = (node: XmlNode | undefined): boolean => node !== undefined && (node.single !== undefined || loose(node.shape))
  return open(root) || Object.values(shapes).some(({ types = [], fields = [], rest, prefix = [], items }) =>
    several(types) || (types.length > 0 && fields.length > 0) || [...fields, ...prefix, rest, items].some(open))
}
