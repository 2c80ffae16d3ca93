import type { Field, Parameter, Shape } from '../../runtime/contract.ts'
import type { MediaModel, ParameterModel, PartModel, PartsModel } from '../model/model.ts'
import type { Expression } from './expression.ts'
import { array, call, literal, object, reference } from './expression.ts'
import type { Literal } from './literal.ts'

/** Prints a part of an operation, and notes which of the runtime's functions that takes. */
export interface PartPrinter {
  /** A function or constant of the runtime. */
  readonly use: (name: string) => string
  /** The validator that a schema's slot got. */
  readonly validator: (slot: string) => string
  /** The function that tells what the schema of a slot declares; undefined where nobody asks. */
  readonly declared: (slot: string) => string | undefined
  /** The API's shapes of XML. */
  readonly shapes: () => string
}

/** A validator by its slot, or `null`. */
export function printValidator(printer: PartPrinter, slot: string | null): Expression {
  return slot === null ? literal(null) : reference('validate', printer.validator(slot))
}

const named = { string: 'string', integer: 'integer', number: 'number', boolean: 'boolean' } as const

/** A shape with the runtime's words for it: `array(integer)`. */
export function printShape(printer: PartPrinter, shape: Shape): Expression {
  const { use } = printer
  switch (shape.kind) {
    case 'any': return reference(use('any'))
    case 'scalar': {
      const [only] = shape.types
      return shape.types.length === 1 && only !== undefined && only !== 'null'
        ? reference(use(named[only]))
        : call(use('scalar'), ...shape.types.map((type) => literal(type)))
    }
    case 'array': return call(use('array'), printShape(printer, shape.items))
    case 'oneOf': return call(use('oneOf'), ...shape.shapes.map((part) => printShape(printer, part)))
    case 'object': {
      const properties = object(Object.keys(shape.properties).map((name) => [name, printShape(printer, shape.properties[name]!)] as const))
      return shape.additional.kind === 'any'
        ? call(use('object'), properties)
        : call(use('object'), properties, printShape(printer, shape.additional))
    }
  }
}

const defaultStyle = { path: 'simple', query: 'form', querystring: 'form', header: 'simple', cookie: 'form' } as const
const functionOf = { path: 'pathParameter', query: 'queryParameter', querystring: 'querystringParameter', header: 'headerParameter', cookie: 'cookieParameter' } as const

/** A parameter, or a header of a response; only what differs from OpenAPI's defaults is written out. */
export function printParameter(printer: PartPrinter, parameter: ParameterModel): Expression {
  const { style, explode, media } = parameter
  if (media !== undefined) {
    const options = parameter.required ? [literal({ required: true })] : []
    return call(printer.use('querystringParameter'), literal(parameter.name), printMedia(printer, media), ...options)
  }
  const options: Partial<Record<keyof Parameter, Literal>> = {
    ...(parameter.required !== (parameter.in === 'path') ? { required: parameter.required } : {}),
    ...(style === defaultStyle[parameter.in] ? {} : { style }),
    ...(explode === (style === 'form' || style === 'cookie') ? {} : { explode }),
    ...(parameter.allowReserved ? { allowReserved: true } : {}),
    ...(parameter.allowEmptyValue ? { allowEmptyValue: true } : {}),
    ...(parameter.content === null ? {} : { content: parameter.content }),
  }
  return call(
    printer.use(functionOf[parameter.in]),
    literal(parameter.name),
    printShape(printer, parameter.shape),
    printValidator(printer, parameter.slot),
    ...(Object.keys(options).length === 0 ? [] : [literal(options)]),
  )
}

const defaultType = {
  json: 'application/json', form: 'application/x-www-form-urlencoded', multipart: 'multipart/form-data', text: 'text/plain',
  xml: 'application/xml', binary: 'application/octet-stream', eventStream: 'text/event-stream', jsonLines: 'application/jsonl', parts: 'multipart/mixed',
} as const

/** One media type of a body: `json(validate.Pet)`. */
export function printMedia(printer: PartPrinter, media: MediaModel): Expression {
  const declared = media.slot === null ? undefined : printer.declared(media.slot)
  const plain = printChecked(printer, media)
  return declared === undefined ? plain : call(printer.use('stripping'), plain, reference('validate', declared))
}

function printChecked(printer: PartPrinter, media: MediaModel): Expression {
  const type = media.type === defaultType[media.kind] ? [] : [literal(media.type)]
  if (media.kind === 'binary') return call(printer.use('binary'), ...type)
  const validator = printValidator(printer, media.slot)
  if (media.parts !== undefined) return call(printer.use('parts'), validator, printParts(printer, media.parts), ...type)
  if (media.xml !== null) return call(printer.use('xml'), validator, literal(media.type), object([['root', literal(media.xml as unknown as Literal)], ['shapes', reference(printer.shapes())]]))
  if (media.kind !== 'form' && media.kind !== 'multipart' && (media.kind !== 'eventStream' || (media.fields.length === 0 && type.length === 0))) return call(printer.use(media.kind), validator, ...type)
  return call(printer.use(media.kind), validator, array(media.fields.map((field) => printField(printer, field))), ...type)
}

function printParts(printer: PartPrinter, { prefix, rest, whole }: PartsModel): Expression {
  return object([
    ...(prefix.length === 0 ? [] : [['prefix', array(prefix.map((one) => printPart(printer, one)))] as const]),
    ['rest', printPart(printer, rest)],
    ...(whole ? [['whole', literal(true)] as const] : []),
  ])
}

function printPart(printer: PartPrinter, { shape, contentType, headers, bytes }: PartModel): Expression {
  const options = [
    ...(contentType === null ? [] : [['contentType', literal(contentType)] as const]),
    ...(headers.length === 0 ? [] : [['headers', array(headers.map((header) => printParameter(printer, header)))] as const]),
    ...(bytes ? [['bytes', literal(true)] as const] : []),
  ]
  return call(printer.use('part'), printShape(printer, shape), ...(options.length === 0 ? [] : [object(options)]))
}

function printField(printer: PartPrinter, field: Field): Expression {
  const options: Partial<Record<keyof Field, Literal>> = {
    ...(field.style === 'form' ? {} : { style: field.style }),
    ...(field.explode ? {} : { explode: false }),
    ...(field.allowReserved ? { allowReserved: true } : {}),
    ...(field.contentType === null ? {} : { contentType: field.contentType }),
  }
  return call(
    printer.use('field'),
    literal(field.name),
    printShape(printer, field.shape),
    ...(Object.keys(options).length === 0 ? [] : [literal(options)]),
  )
}
