import type { XmlNode } from '../../../runtime/contract.ts'
import type { Json } from '../../load/document.ts'
import { childOf, isObject } from '../../load/pointer.ts'
import type { PartContext } from '../parameter.ts'
import { listOf, targetOf } from './position.ts'
import { nodeTypes } from './placement.ts'
import { membersOf, member } from '../reader.ts'
import type { Node } from '../reader.ts'

/** Reports what a document says of XML that means nothing: node types that there are not, names that XML does not have, a root without a name. */
export function checkXml(context: PartContext, schema: Node, element: XmlNode): void {
  const { root, report } = context
  if (element.node !== 'text' && (element.name === undefined || element.name === null)) {
    report('info', 'xml-name-missing', schema.pointer, 'nothing says what the root element is called, so any name is taken', 'xml: { name: … }')
  }
  const seen = new Set<Json>()
  const visit = (node: Node, property: string | null): void => {
    if (!isObject(node.value) || seen.has(node.value)) return
    seen.add(node.value)
    const part = { value: node.value, pointer: node.pointer }
    const xml = childOf(node.value, 'xml')
    if (isObject(xml)) checkObject(xml, `${node.pointer}/xml`, report)
    const named = isObject(xml) && typeof childOf(xml, 'name') === 'string'
    if (property !== null && !named && typeof childOf(node.value, '$ref') !== 'string' && !isName(property)) {
      report('warning', 'xml-name-invalid', node.pointer, `"${property}" cannot be the name of an element or attribute, so this member is in no XML body`, 'xml: { name: … }')
    }
    const reference = childOf(node.value, '$ref')
    if (typeof reference === 'string') visit(targetOf(root, reference, node.pointer), null)
    for (const [name, inner] of membersOf(member(part, 'properties'))) visit(inner, name)
    for (const keyword of ['allOf', 'oneOf', 'anyOf', 'prefixItems']) for (const inner of listOf(part, keyword)) visit(inner, null)
    for (const keyword of ['items', 'additionalProperties']) {
      const inner = member(part, keyword)
      if (inner !== undefined) visit(inner, null)
    }
  }
  visit(schema, null)
}

function checkObject(xml: NonNullable<Json> & object, pointer: string, report: PartContext['report']): void {
  const nodeType = childOf(xml, 'nodeType')
  if (nodeType !== undefined && !nodeTypes.some((known) => known === nodeType)) {
    report('warning', 'xml-invalid', `${pointer}/nodeType`, `"${String(nodeType)}" is no nodeType, and is not looked at`, nodeTypes.join(', '))
  }
  for (const key of ['attribute', 'wrapped']) {
    if (nodeType !== undefined && childOf(xml, key) !== undefined) report('warning', 'xml-invalid', `${pointer}/${key}`, `"${key}" must not stand beside nodeType, which counts`, `remove "${key}"`)
  }
  const name = childOf(xml, 'name')
  if (typeof name === 'string' && !name.split(/:(.*)/s).slice(0, 2).every(isName)) {
    report('warning', 'xml-name-invalid', `${pointer}/name`, `"${name}" cannot be the name of an element or attribute, so it is in no XML body`)
  }
}

/** Namespaces in XML, 3 `NCName`. */
function isName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}\p{M}_.\u00b7-]*$/u.test(name)
}
