/** What printed validators call at run time (`gatewright/formats`): string lengths, equality, formats, errors; and what acceptors are made of. No dependencies. */
export { codePoints, duplicateItems, equal, isMultiple } from './formats/values.ts'
export { errorsWithin } from './formats/errors.ts'
export { isDate, isDateTime, isDuration, isHttpDate, isLocalDateTime, isLocalTime, isTime } from './formats/date-time.ts'
export { isEmail, isIdnEmail } from './formats/email.ts'
export { isHostname, isIdnHostname, isIpv4, isIpv6 } from './formats/host.ts'
export {
  isDoubleInt, isFloat, isInt8, isInt16, isInt32, isInt64, isUint8, isUint16, isUint32, isUint64,
} from './formats/numbers.ts'
export { isBase64, isBase64Url, isChar, isJsonPointer, isRegex, isRelativeJsonPointer, isUuid } from './formats/text.ts'
export { isIri, isIriReference, isUri, isUriReference, isUriTemplate } from './formats/uri.ts'
export { anyAt, arrayAt, objectAt, tagAt } from './acceptors/any.ts'
export { dateTimeAt, uriAt, uuidAt } from './acceptors/formats.ts'
export { forget, isNew, isNewName, marked } from './acceptors/marks.ts'
export { integerAt, integerWithin, numberAt, numberThat, numberWithin } from './acceptors/numbers.ts'
export { blanks, booleanAt, falseAt, lengthFits, no, nullAt, plainAt, stringAt, stringWithin, trueAt, valueAt } from './acceptors/scan.ts'
export { stringThat, textBetween } from './acceptors/slices.ts'
export { behind, indexAt, textAmong, texts, unknown, wordAt } from './acceptors/texts.ts'
