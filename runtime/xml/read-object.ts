import { Malformed, repeated, setOwn } from '../decode/malformed.ts'
import type { XmlAttribute, XmlElement, XmlText } from './parse-xml.ts'
import { indexOf, targetOf, type Field, type ObjectShape } from './shapes.ts'
import { interruptedText, isNil, notDeclared, readElement, readItems, readText, textMember, textOf, trim } from './read-value.ts'

/** What was found of one member: elements of a list, or the nodes of an object that is inline. */
interface Gathered { readonly elements: XmlElement[]; readonly attributes: XmlAttribute[]; text: boolean }

/**
 * The members of an object from an element's attributes, elements and text. What is not declared becomes a member under its own name, for
 * the schema to judge; a member that is there twice and is no list is refused, and so is what would pass for another that is declared.
 */
export function readObject(object: ObjectShape, element: XmlElement, second: boolean): unknown {
  const index = indexOf(object)
  const value: Record<string, unknown> = {}
  const gathered = new Map<Field, Gathered>()
  const gather = (field: Field): Gathered => {
    let found = gathered.get(field)
    if (found === undefined) gathered.set(field, found = { elements: [], attributes: [], text: false })
    return found
  }
  for (const attribute of element.attributes) {
    if (isNil(attribute)) continue
    const field = targetOf(index.attributes, attribute.local, attribute.uri, true)?.field
    if (field?.node === 'inline') gather(field).attributes.push(attribute)
    else if (field === undefined) {
      if (index.names.has(attribute.name)) return notDeclared.under(attribute.name)
      if (Object.hasOwn(value, attribute.name)) return repeated.under(attribute.name)
      const { shape } = object.rest
      setOwn(value, attribute.name, shape.any || shape.types.length === 0 ? attribute.value : readText(shape.types, attribute.value, second))
    } else setOwn(value, field.property, readText(field.shape.types, attribute.value, second))
  }
  const unknown = new Map<string, XmlElement[]>()
  for (const child of element.children) {
    if ('text' in child) continue
    const field = targetOf(index.elements, child.local, child.uri, false)?.field
    if (field === undefined) {
      const others = unknown.get(child.local)
      if (others === undefined) unknown.set(child.local, [child])
      else others.push(child)
    } else if (field.node === 'element') {
      if (Object.hasOwn(value, field.property)) return repeated.under(field.property)
      const inner = readElement(field.shape, child, second)
      if (inner instanceof Malformed) return inner.under(field.property)
      setOwn(value, field.property, inner)
    } else gather(field).elements.push(child)
  }
  const fault = readUnknown(object, unknown, value, second)
  if (fault !== null) return fault
  const text = textOf(element)
  if (index.text !== null) {
    const { text: field } = index
    if (element.interrupted && trim(text) !== '') return interruptedText.under(field.property)
    if (field.node === 'inline') gather(field).text = text !== ''
    else if (text !== '' || field.required || field.shape.types.includes('null')) setOwn(value, field.property, readText(field.shape.types, text, second))
  } else if (trim(text) !== '') value[textMember] = text
  return complete(object, element, gathered, value, second)
}

/** Members of which the object says nothing: single ones, and lists where those are declared or anything goes. */
function readUnknown({ rest, index }: ObjectShape, unknown: ReadonlyMap<string, readonly XmlElement[]>, value: Record<string, unknown>, second: boolean): Malformed | null {
  for (const [name, elements] of unknown) {
    if (index!.names.has(name)) return notDeclared.under(name)
    if (Object.hasOwn(value, name)) return repeated.under(name)
    let inner: unknown
    if (rest.node === 'items') inner = rest.single !== null && elements.length === 1 && !second ? readElement(rest.single, elements[0]!, second) : readItems(rest.shape.array!, elements, second)
    else if (elements.length === 1) inner = readElement(rest.shape, elements[0]!, second)
    else if (rest.shape.any) inner = elements.map((one) => readElement(rest.shape, one, second))
    else return repeated.under(name)
    if (inner instanceof Malformed) return inner.under(name)
    if (Array.isArray(inner)) {
      const broken: unknown = inner.find((one) => one instanceof Malformed)
      if (broken instanceof Malformed) return broken.under(name)
    }
    setOwn(value, name, inner)
  }
  return null
}

/** Lists and inline objects from what was gathered of them; what is null or empty by not being there. */
function complete({ fields }: ObjectShape, element: XmlElement, gathered: ReadonlyMap<Field, Gathered>, value: Record<string, unknown>, second: boolean): unknown {
  for (const field of fields) {
    const { property, node, shape, single, required } = field
    const found = gathered.get(field)
    let inner: unknown
    if (node === 'items') {
      const elements = found?.elements ?? []
      if (elements.length === 0 && !(required && single === null)) continue
      inner = single !== null && elements.length === 1 && !second
        ? readElement(single, elements[0]!, second)
        : readItems(shape.array!, elements, second)
    } else if (node === 'inline') {
      if (found === undefined && !required) continue
      inner = readObject(shape.object!, part(element, found), second)
    } else if (node === 'attribute' && shape.types.includes('null') && !Object.hasOwn(value, property)) inner = null
    else continue
    if (inner instanceof Malformed) return inner.under(property)
    setOwn(value, property, inner)
  }
  return value
}

function part(element: XmlElement, found: Gathered | undefined): XmlElement {
  const texts = found?.text === true ? element.children.filter((child): child is XmlText => 'text' in child) : []
  return { ...element, attributes: found?.attributes ?? [], children: [...texts, ...found?.elements ?? []] }
}
