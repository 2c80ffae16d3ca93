import { literal } from '../code-parts.ts'
import type { CodeParts } from '../code-parts.ts'
import type { NumberShape, Shape, StringShape } from './shape.ts'

/** Formats that have scanners of their own. */
const scanners: Readonly<Record<string, string>> = { isUri: 'uriAt', isDateTime: 'dateTimeAt', isUuid: 'uuidAt' }

/** The expression that gives the place behind a boolean, one of `values`. */
export function booleanCode(parts: CodeParts, values: readonly boolean[]): string {
  const name = values.length > 1 ? 'booleanAt' : values[0] === true ? 'trueAt' : 'falseAt'
  return `${parts.runtime(name)}(json, at)`
}

/** The expression that gives the place behind a number. */
export function numberCode(parts: CodeParts, shape: NonNullable<Shape['number']>): string {
  if ('values' in shape) {
    const test = shape.values.map((value) => `value === ${literal(value)}`).join(' || ')
    return `${parts.runtime('numberThat')}(json, at, (value) => ${test})`
  }
  const { integer, min, max, multiples } = shape
  if (multiples.length > 0) return `${parts.runtime('numberThat')}(json, at, (value) => ${numberTests(parts, shape).join(' && ')})`
  const bounded = min !== -Infinity || max !== Infinity
  if (!bounded) return `${parts.runtime(integer ? 'integerAt' : 'numberAt')}(json, at)`
  return `${parts.runtime(integer ? 'integerWithin' : 'numberWithin')}(json, at, ${min}, ${max})`
}

function numberTests(parts: CodeParts, { integer, min, max, multiples }: NumberShape): string[] {
  return [
    ...(integer ? ['Number.isInteger(value)'] : []),
    ...(min === -Infinity ? [] : [`value >= ${min}`]), ...(max === Infinity ? [] : [`value <= ${max}`]),
    ...multiples.map((divisor) => `${parts.runtime('isMultiple')}(value, ${divisor})`),
  ]
}

/** The expression that gives the place behind a string, or undefined where that takes a function of its own (`stringLines`). */
export function stringCode(parts: CodeParts, shape: NonNullable<Shape['string']>): string | undefined {
  if ('values' in shape) {
    const plain = shape.values.filter(isPlain)
    return plain.length === 0 ? 'no' : `${parts.runtime('textAmong')}(${textsCode(parts, plain)}, json, at, last)`
  }
  const { min, max, patterns, formats } = shape
  const free = min === 0 && max === Infinity
  if (patterns.length + formats.length === 0) return free ? `${parts.runtime('stringAt')}(json, at, last)` : `${parts.runtime('stringWithin')}(json, at, last, ${min}, ${max})`
  if (!free || patterns.length > 0 || formats.length > 1) return undefined
  const [format = ''] = formats
  const scanner = scanners[format]
  return scanner === undefined ? `${parts.runtime('stringThat')}(json, at, last, ${parts.runtime(format)})` : `${parts.runtime(scanner)}(json, at, last)`
}

/** The body of a function that gives the place behind a string without escapes, with several things to check. */
export function stringLines(parts: CodeParts, { min, max, patterns, formats }: StringShape, patternCode: (source: string) => string): string[] {
  const tests = [
    ...patterns.map((source) => `${parts.constant('pattern', patternCode(source))}.test(text)`),
    ...formats.map((format) => `${parts.runtime(format)}(text)`),
  ]
  const length = min === 0 && max === Infinity ? [] : [`if (!${parts.runtime('lengthFits')}(json, at + 1, end - 1, ${min}, ${max})) return no;`]
  const start = [`const end = ${parts.runtime('plainAt')}(json, at, last);`, 'if (end > last) return no;', ...length]
  if (tests.length === 0) return [...start, 'return end;']
  return [
    ...start,
    `const text = ${parts.runtime('textBetween')}(json, at + 1, end - 1);`,
    `return ${tests.join(' && ')} ? end : no;`,
  ]
}

/** The constant that a list of texts is looked up in. */
export function textsCode(parts: CodeParts, list: readonly string[]): string {
  return String(parts.constant('texts', `${parts.runtime('texts')}(${literal(list)})`))
}

/** True for a text that JSON may write without escapes, and of which UTF-8 holds every character. */
export function isPlain(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return !/["\\\x00-\x1f]/.test(text) && text.isWellFormed()
}
