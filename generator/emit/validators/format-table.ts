import { didYouMean } from '../../load/closest.ts'

/** How one `format` of the OpenAPI format registry is treated. */
export interface FormatRule {
  readonly format: string
  /** The JSON type that the format says something about; values of other types pass. */
  readonly type: 'string' | 'number'
  /** The function of `gatewright/formats` that checks it; absent where the format is an annotation and never refuses a value. */
  readonly check?: string
  /** What is checked, in a phrase, for the documentation. */
  readonly rule: string
}

/** Every format that is known, checked or not; a format that is not listed is an annotation. */
export const formatTable: readonly FormatRule[] = [
  { format: 'date-time', type: 'string', check: 'isDateTime', rule: 'RFC 3339 date-time' },
  { format: 'date', type: 'string', check: 'isDate', rule: 'RFC 3339 full-date' },
  { format: 'time', type: 'string', check: 'isTime', rule: 'RFC 3339 full-time, with offset' },
  { format: 'date-time-local', type: 'string', check: 'isLocalDateTime', rule: 'RFC 3339 date-time without offset' },
  { format: 'time-local', type: 'string', check: 'isLocalTime', rule: 'RFC 3339 full-time without offset' },
  { format: 'duration', type: 'string', check: 'isDuration', rule: 'RFC 3339 appendix A duration' },
  { format: 'http-date', type: 'string', check: 'isHttpDate', rule: 'RFC 9110 HTTP-date' },
  { format: 'email', type: 'string', check: 'isEmail', rule: 'RFC 5321 Mailbox' },
  { format: 'idn-email', type: 'string', check: 'isIdnEmail', rule: 'RFC 6531 Mailbox' },
  { format: 'hostname', type: 'string', check: 'isHostname', rule: 'RFC 1123 host name' },
  { format: 'idn-hostname', type: 'string', check: 'isIdnHostname', rule: 'RFC 5890 host name, as far as it can be told without Unicode tables' },
  { format: 'ipv4', type: 'string', check: 'isIpv4', rule: 'RFC 2673 dotted quad' },
  { format: 'ipv6', type: 'string', check: 'isIpv6', rule: 'RFC 4291 address, without zone' },
  { format: 'uri', type: 'string', check: 'isUri', rule: 'RFC 3986 URI' },
  { format: 'uri-reference', type: 'string', check: 'isUriReference', rule: 'RFC 3986 URI reference' },
  { format: 'iri', type: 'string', check: 'isIri', rule: 'RFC 3987 IRI' },
  { format: 'iri-reference', type: 'string', check: 'isIriReference', rule: 'RFC 3987 IRI reference' },
  { format: 'uri-template', type: 'string', check: 'isUriTemplate', rule: 'RFC 6570 template' },
  { format: 'uuid', type: 'string', check: 'isUuid', rule: 'RFC 9562 UUID' },
  { format: 'json-pointer', type: 'string', check: 'isJsonPointer', rule: 'RFC 6901 JSON pointer' },
  { format: 'relative-json-pointer', type: 'string', check: 'isRelativeJsonPointer', rule: 'relative JSON pointer' },
  { format: 'regex', type: 'string', check: 'isRegex', rule: 'ECMA-262 regular expression' },
  { format: 'byte', type: 'string', check: 'isBase64', rule: 'RFC 4648 base64, padded' },
  { format: 'base64url', type: 'string', check: 'isBase64Url', rule: 'RFC 4648 base64url, padding optional' },
  { format: 'char', type: 'string', check: 'isChar', rule: 'one character' },
  { format: 'int8', type: 'number', check: 'isInt8', rule: 'integer from -128 to 127' },
  { format: 'int16', type: 'number', check: 'isInt16', rule: 'integer from -32768 to 32767' },
  { format: 'int32', type: 'number', check: 'isInt32', rule: 'integer from -2147483648 to 2147483647' },
  { format: 'int64', type: 'number', check: 'isInt64', rule: 'integer of 64 bits, as far as a double tells: from -2^63 to 2^63' },
  { format: 'uint8', type: 'number', check: 'isUint8', rule: 'integer from 0 to 255' },
  { format: 'uint16', type: 'number', check: 'isUint16', rule: 'integer from 0 to 65535' },
  { format: 'uint32', type: 'number', check: 'isUint32', rule: 'integer from 0 to 4294967295' },
  { format: 'uint64', type: 'number', check: 'isUint64', rule: 'integer of 64 bits without sign, as far as a double tells: from 0 to 2^64' },
  { format: 'double-int', type: 'number', check: 'isDoubleInt', rule: 'integer from -(2^53 - 1) to 2^53 - 1' },
  { format: 'float', type: 'number', check: 'isFloat', rule: 'number in the range of a 32-bit float' },
  { format: 'double', type: 'number', rule: 'any number: JSON numbers are read as doubles' },
  { format: 'decimal', type: 'number', rule: 'annotation' },
  { format: 'decimal128', type: 'number', rule: 'annotation' },
  { format: 'binary', type: 'string', rule: 'annotation: any bytes' },
  { format: 'password', type: 'string', rule: 'annotation: a hint for forms' },
  { format: 'html', type: 'string', rule: 'annotation' },
  { format: 'commonmark', type: 'string', rule: 'annotation' },
  { format: 'media-range', type: 'string', rule: 'annotation' },
  { format: 'sf-string', type: 'string', rule: 'annotation' },
  { format: 'sf-token', type: 'string', rule: 'annotation' },
  { format: 'sf-integer', type: 'number', rule: 'annotation' },
  { format: 'sf-decimal', type: 'number', rule: 'annotation' },
  { format: 'sf-boolean', type: 'string', rule: 'annotation' },
  { format: 'sf-binary', type: 'string', rule: 'annotation' },
]

/** The checked formats by name. */
export const checkedFormats: ReadonlyMap<string, { readonly type: 'string' | 'number'; readonly check: string }> = new Map(
  formatTable.flatMap(({ format, type, check }) => (check === undefined ? [] : [[format, { type, check }] as const])),
)

/** What printed acceptors are made of. */
const scanners = [
  'anyAt', 'arrayAt', 'behind', 'blanks', 'booleanAt', 'dateTimeAt', 'falseAt', 'forget', 'indexAt', 'integerAt', 'integerWithin', 'isNew', 'isNewName',
  'lengthFits', 'marked', 'no', 'nullAt', 'numberAt', 'numberThat', 'numberWithin', 'objectAt', 'plainAt', 'stringAt', 'stringThat', 'stringWithin', 'tagAt',
  'textAmong', 'textBetween', 'texts', 'trueAt', 'unknown', 'uriAt', 'uuidAt', 'valueAt', 'wordAt',
]

/** Every function that printed files may import from `gatewright/formats`. */
export const runtimeFunctions: ReadonlySet<string> = new Set([
  ...scanners,
  'codePoints', 'duplicateItems', 'equal', 'errorsWithin', 'isMultiple', ...[...checkedFormats.values()].map(({ check }) => check),
])

/**
 * Why a `format` is not checked although its author may think so: it is none of the registry's, or is checked for values of another type
 * than the schema's; undefined where it is checked, or listed as an annotation.
 */
export function formatFault(format: string, type: unknown): { readonly message: string; readonly hint?: string } | undefined {
  const rules = formatTable.filter((rule) => rule.format === format)
  if (rules.length === 0) {
    const hint = didYouMean(format, formatTable.map((rule) => rule.format))
    return { message: `"${format}" is no format that is known: it is not checked`, ...(hint === undefined ? {} : { hint }) }
  }
  const types = [type].flat().filter((one) => typeof one === 'string')
  const isOf = (rule: FormatRule): boolean => types.some((one) => one === rule.type || (rule.type === 'number' && one === 'integer'))
  if (types.length === 0 || rules.some(isOf) || rules.every(({ check }) => check === undefined)) return undefined
  return { message: `"${format}" is not checked for values of type ${types.join(' or ')}` }
}
