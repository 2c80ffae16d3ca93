import type { Operation, Parameter, ParameterIn, Validate } from '../contract.ts'
import type { Exchange } from '../exchange.ts'
import { fault } from '../faults.ts'
import { decodeForm, decodePercent } from '../percent.ts'
import { onceIn } from '../once-in.ts'
import type { Fault } from '../problem.ts'
import { templateNames } from '../router/template.ts'
import { explodedCookies, plainCookies, rawCookie, unescapeCookie } from './cookies.ts'
import { makeInput, readInput, type Input } from './input.ts'
import { compileKeyed, type Pairs } from './keyed.ts'
import { Malformed } from './malformed.ts'
import { attemptsOf } from './reader.ts'
import { compileText, type Unescape } from './text.ts'

/** Reads what one location declares into `into`, where anybody wants the values, and adds what is wrong to `faults`. */
export type ReadLocation = (x: Exchange, into: Record<string, unknown> | null, faults: Fault[]) => void

/** How the query is read; `isContent` where requests without one have nothing to be read or missed. */
export interface ReadQuery {
  readonly read: ReadLocation
  readonly isContent: boolean
}

/** Is told the query keys that nobody declares, once for each request that has any. */
export type Undeclared = (keys: readonly string[], faults: Fault[], x: Exchange) => void

/** Headers that OpenAPI takes out of the parameters' hands (3.1, 4.8.12.1 `name`): media types and security describe them. */
const describedElsewhere = new Set(['accept', 'content-type', 'authorization'])

/**
 * Compiles the path parameters; they are read from the raw captures. `checks` false: decoded, but not held to their schemas. Those that
 * may be any text are looked at only where their values are wanted (`keeps`): the router takes well encoded paths alone.
 */
export function readPath(operation: Operation, checks: boolean, keeps = true): ReadLocation | null {
  const names = templateNames(operation.path)
  const inputs = declaredIn(operation, 'path').filter((parameter) => keeps || !isAnyText(parameter, checks)).map((parameter) => {
    const capture = names.indexOf(parameter.name)
    if (capture === -1) throw new Error(`${operation.at}: the path ${operation.path} has no parameter ${parameter.name}`)
    return pathInput(parameter, capture, checks ? parameter.validate : null)
  })
  if (inputs.length === 0) return null
  return (x, into, faults) => {
    for (const input of inputs) readInput(input, x.captures, into, faults)
  }
}

type PathInput = Input<readonly string[]>
const pathInputs = new WeakMap<Validate, Map<string, PathInput>>()

/** The same object for operations that declare the same: there are many of `/…/{id}`. */
function pathInput(parameter: Parameter, capture: number, validate: Validate | null): PathInput {
  const make = (): PathInput => makeInput(parameter, 'path', compileText(parameter, decodePercent).map((read) => (captures) => read(captures[capture]!)), validate)
  if (validate === null || parameter.content !== null) return make()
  return onceIn(onceIn(pathInputs, validate, () => new Map<string, PathInput>()), JSON.stringify([capture, parameter]), make)
}

/** Compiles the headers; what is read is the header as `node:http` joins it, never percent-decoded. */
export function readHeaders(operation: Operation, checks: boolean): ReadLocation | null {
  const inputs = declaredIn(operation, 'header').filter(({ name }) => !describedElsewhere.has(name.toLowerCase()))
    .map((parameter) => headerInput<Exchange>(parameter, checks, headerOf))
  if (inputs.length === 0) return null
  return (x, into, faults) => {
    for (const input of inputs) readInput(input, x, into, faults)
  }
}

/** What is no text is inherited by the object that holds the headers, such as `constructor`. */
function headerOf(x: Exchange, name: string): string | undefined {
  const value: unknown = x.header(name)
  return typeof value === 'string' ? value : undefined
}

/** Compiles one header of a request or an answer; `find` gets its name in lower case. */
export function headerInput<S>(parameter: Parameter, checks: boolean, find: (source: S, name: string) => string | undefined): Input<S> {
  const name = parameter.name.toLowerCase()
  const readings = compileText(parameter, trimmed).map((read) => (source: S) => {
    const text = find(source, name)
    return text === undefined ? undefined : read(text)
  })
  return makeInput(parameter, 'header', readings, checks ? parameter.validate : null)
}

/** Compiles the cookies: plain ones, those that style `form` explodes (with `&`), and those of style `cookie`, which are not escaped. */
export function readCookies(operation: Operation, checks: boolean): ReadLocation | null {
  const all = declaredIn(operation, 'cookie')
  const isRaw = ({ style, content }: Parameter): boolean => style === 'cookie' && content === null
  const isExploded = ({ explode, shape, content }: Parameter): boolean =>
    explode && content === null && attemptsOf(shape).some(({ kind }) => kind !== 'scalar')
  const groups = [
    cookieGroup(all.filter((parameter) => !isRaw(parameter) && !isExploded(parameter)), checks, plainCookies, unescapeCookie),
    cookieGroup(all.filter((parameter) => !isRaw(parameter) && isExploded(parameter)), checks, explodedCookies, unescapeCookie),
    cookieGroup(all.filter(isRaw), checks, plainCookies, rawCookie),
  ].filter((group) => group !== null)
  if (groups.length <= 1) return groups[0] ?? null
  return (x, into, faults) => {
    for (const group of groups) group(x, into, faults)
  }
}

function cookieGroup(parameters: readonly Parameter[], checks: boolean, prepare: (header: string) => string, unescape: Unescape): ReadLocation | null {
  if (parameters.length === 0) return null
  const { split, readings } = compileKeyed(parameters, { separator: ';', unescape })
  const inputs = parameters.map((parameter, at) => makeInput<Pairs>(parameter, 'cookie', readings[at]!, checks ? parameter.validate : null))
  const none = split('') as Pairs
  return (x, into, faults) => {
    const header = x.header('cookie')
    const pairs = header === undefined ? none : split(prepare(header)) as Pairs
    for (const input of inputs) readInput(input, pairs, into, faults)
  }
}

/** Compiles the query; without `undeclared`, keys that nobody declares are not looked at. */
export function readQuery(operation: Operation, checks: boolean, undeclared: Undeclared | null): ReadQuery | null {
  const parameters = declaredIn(operation, 'query')
  if (parameters.length === 0 && undeclared === null) return null
  const { split, readings, takesOthers } = compileKeyed(parameters, { separator: '&', unescape: decodeForm })
  const inputs = parameters.map((parameter, at) => makeInput<Pairs>(parameter, 'query', readings[at]!, checks ? parameter.validate : null))
  const none = split('') as Pairs
  // Most requests have no query, and most operations are content with none.
  const isContent = inputs.every(({ required, readings: [first] }) => !required && first!(none) === undefined)
  const read: ReadLocation = (x, into, faults) => {
    if (x.query === '' && isContent) return
    const pairs = x.query === '' ? none : split(x.query)
    if (pairs instanceof Malformed) {
      faults.push(fault('query', '', pairs.code, pairs.message))
      return
    }
    for (const input of inputs) readInput(input, pairs, into, faults)
    if (pairs.unknown !== null && undeclared !== null && !takesOthers) {
      undeclared([...new Set(pairs.unknown.filter((_, at) => at % 2 === 0))], faults, x)
    }
  }
  return { read, isContent }
}

function isAnyText({ shape, style, content, validate }: Parameter, checks: boolean): boolean {
  return shape.kind === 'scalar' && style === 'simple' && content === null && (validate === null || !checks)
}

function declaredIn(operation: Operation, place: ParameterIn): readonly Parameter[] {
  return operation.parameters.filter((parameter) => parameter.in === place)
}

/** Headers are not percent-encoded; spaces around items are no part of them (RFC 9110, 5.6.1). */
function trimmed(raw: string): string {
  return raw.trim()
}
