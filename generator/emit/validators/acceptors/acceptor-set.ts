import type { CodeParts } from '../code-parts.ts'
import type { CompiledFunction, FunctionCompiler } from '../function-compiler.ts'
import { pascalCase } from '../names.ts'
import type { Names } from '../names.ts'
import { regExpCode } from '../patterns/regexp-code.ts'
import { arrayLines, choiceLines, demandsWithin, knows, objectLines } from './members.ts'
import type { ValueCode } from './members.ts'
import { readShape } from './read-shape.ts'
import type { SchemaOf } from './read-shape.ts'
import { booleanCode, numberCode, stringCode, stringLines } from './scalars.ts'
import { isAnything, isFree, isWhole, kinds, meetObjects } from './shape.ts'
import type { ArrayShape, Choice, Demands, Kind, ObjectShape, Shape } from './shape.ts'

/** One acceptor to be printed. */
export interface AcceptorFunction extends CompiledFunction {
  readonly name: string
  /** Where the schema stands, or stands within. */
  readonly origin: string
}

/** Makes acceptors for validators, and for what they refer to. */
export interface AcceptorSet {
  /** The name of the acceptor beside a validator; undefined where its schema is too much for one. */
  add(validator: string): string | undefined
  functions(): ReadonlyMap<string, AcceptorFunction>
}

interface Task {
  readonly name: string
  readonly origin: string
  /** What its own name and those of functions within it begin with. */
  readonly base: string
  readonly print: (parts: CodeParts, valueCode: ValueCode) => string[]
}

interface Service {
  readonly isServed: boolean
  /** What values within must match, with its text. */
  readonly within: readonly (readonly [string, Demands])[]
}

/** Where a value of each kind begins. */
const starts: Readonly<Record<Kind, string>> = {
  null: 'json[at] === 110', string: 'json[at] === 34', object: 'json[at] === 123', array: 'json[at] === 91',
  boolean: '(json[at] === 116 || json[at] === 102)', number: '(json[at] === 45 || (json[at] >= 48 && json[at] <= 57))',
}

/**
 * Keeps the list of acceptors to print: one function for each object and array that some schema describes, equal ones once. Whatever
 * a function accepts, the validator of the same schema accepts; the reverse need not be.
 */
export function createAcceptorSet(options: {
  readonly names: Names
  readonly compiler: FunctionCompiler
  readonly schemaOf: SchemaOf
  readonly originOf: (validator: string) => string
}): AcceptorSet {
  const { names, compiler, schemaOf, originOf } = options
  const tasks: Task[] = []
  const byContent = new Map<string, string>()
  const services = new Map<string, Service>()
  const functions = new Map<string, AcceptorFunction>()

  const named = (kind: string, content: unknown, base: string, origin: string, print: Task['print']): string => {
    const key = `${kind} ${JSON.stringify(content, plainly)}`
    const known = byContent.get(key)
    if (known !== undefined) return known
    const name = names.take(`accept${base}`)
    byContent.set(key, name)
    tasks.push({ name, origin, base, print })
    return name
  }

  const arrayName = (array: ArrayShape, base: string, origin: string): string => named('array', array, base, origin, (parts, valueCode) =>
    arrayLines(parts, array, array.unique ? distinct(parts, array, base, origin) : valueCode))
  /** Whether items that must differ can be told apart by their bytes. */
  const canTell = (array: ArrayShape): boolean => !array.unique || (array.first.length === 0 && isDistinguishable(readShape(array.items, schemaOf)))
  const objectName = (object: ObjectShape, base: string, origin: string): string => named('object', object, base, origin, (parts, valueCode) => {
    const [choice] = object.choices
    if (choice === undefined) return objectLines(parts, object, valueCode, nameCode(parts, object, `${base}Name`, origin))
    return choiceLines(parts, choice.property, casesOf(object, choice).map(({ tags, shape, demands }) => {
      const alone = soleCall(demands)
      return { tags, acceptor: objectName(shape!, alone ?? base, alone === undefined ? origin : originOf(alone)) }
    }))
  })
  const nameCode = (parts: CodeParts, { names: demands }: ObjectShape, base: string, origin: string): string | undefined => {
    if (isAnything(demands)) return undefined
    const { string = { values: [] } } = readShape(demands, schemaOf)
    if ('values' in string) return stringCode(parts, string)
    return `${parts.call(named('distinct', string, base, origin, (within) => stringLines(within, string, regExpCode)))}(json, at, last)`
  }
  /** What an object must be in each case of a choice, with what it must be anyway. */
  const casesOf = (object: ObjectShape, choice: Choice) => choice.cases.map(({ tags, demands }) => {
    const chosen = readShape(demands, schemaOf).object
    // Alternatives that choose again may choose their parent, and so without end.
    const isLast = chosen !== undefined && chosen.choices.length === 0
    return { tags, demands, shape: isLast ? meetObjects({ ...object, choices: object.choices.filter((other) => other !== choice) }, chosen) : undefined }
  })

  /** What to call for one kind of value; undefined where that kind is not accepted. */
  const kindCode = (parts: CodeParts, kind: Kind, shape: Shape, base: string, origin: string, depth: string): string | undefined => {
    const { null: nulls, boolean, number, string, array, object } = shape
    switch (kind) {
      case 'null': return nulls && `${parts.runtime('nullAt')}(json, at)`
      case 'boolean': return boolean && booleanCode(parts, boolean)
      case 'number': return number && numberCode(parts, number)
      case 'string': {
        if (string === undefined) return undefined
        const code = stringCode(parts, string)
        if (code !== undefined || 'values' in string) return code
        const name = named('string', string, base, origin, (within) => stringLines(within, string, regExpCode))
        return `${parts.call(name)}(json, at, last)`
      }
      case 'array': {
        if (array === undefined) return undefined
        if (isFree(shape, 'array')) return `${parts.runtime('arrayAt')}(json, at, last, ${depth})`
        return `${parts.call(arrayName(array, base, origin))}(json, at, last, ${depth})`
      }
      case 'object': {
        if (object === undefined) return undefined
        if (isFree(shape, 'object')) return `${parts.runtime('objectAt')}(json, at, last, ${depth})`
        return `${parts.call(objectName(object, base, origin))}(json, at, last, ${depth})`
      }
    }
  }

  const shapeCode = (parts: CodeParts, shape: Shape, base: string, origin: string, depth: string): string => {
    const accepted = kinds.filter((kind) => shape[kind] !== undefined)
    const free = accepted.filter((kind) => isFree(shape, kind))
    // What is left when the kinds with something to check are told apart by their first byte may be anything.
    const rest = accepted.length === kinds.length && free.length > 1 ? free : []
    const checked = accepted.filter((kind) => !rest.includes(kind))
    const codes = checked.map((kind) => [kind, kindCode(parts, kind, shape, base, origin, depth)] as const)
    const last = rest.length > 0 ? `${parts.runtime('anyAt')}(json, at, last, ${depth})` : codes.pop()?.[1] ?? parts.runtime('no').toString()
    return codes.reduceRight((otherwise, [kind, code]) => `${starts[kind]} ? ${code} : ${otherwise}`, last)
  }

  /** Items that must differ are told apart by their bytes: only such are accepted as are always written alike. */
  const distinct = (parts: CodeParts, { items }: ArrayShape, base: string, origin: string): ValueCode => () => {
    const canonical = readShape(items, schemaOf)
    const { string } = canonical
    if (string === undefined || 'values' in string) return shapeCode(parts, canonical, `${base}Item`, origin, 'depth - 1')
    const name = named('distinct', string, `${base}Item`, origin, (within) => stringLines(within, string, regExpCode))
    const others = shapeCode(parts, { ...canonical, string: { values: [] } }, `${base}Item`, origin, 'depth - 1')
    return `${starts.string} ? ${parts.call(name)}(json, at, last) : ${others}`
  }

  /** The place behind a value, by its schemas: one that is nothing but a call is named after what it calls. */
  const demandsCode = (parts: CodeParts, demands: Demands, base: string, origin: string, depth: string): string => {
    const alone = soleCall(demands)
    return shapeCode(parts, readShape(demands, schemaOf), alone ?? base, alone === undefined ? origin : originOf(alone), depth)
  }

  const print = ({ name, base, origin, print: lines }: Task): CompiledFunction => compiler.write((parts) => {
    parts.runtime('no')
    const valueCode: ValueCode = (demands, hint) => demandsCode(parts, demands, shortened(`${base}${pascalCase(hint)}`), origin, 'depth - 1')
    return [`function ${name}(json, at, last, depth){`, ...lines(parts, valueCode), '}'].join('\n')
  })

  /** Whether all that schemas may allow is accepted in some form, and what lies within. */
  const serviceOf = (demands: Demands): Service => {
    const shape = readShape(demands, schemaOf)
    const { array, object } = shape
    const within = [...array === undefined ? [] : [array.items, ...array.first], ...object === undefined ? [] : objectsOf(object).flatMap(demandsWithin)]
    const isServed = isWhole(shape) && (array === undefined || canTell(array)) && (object === undefined || canChoose(object))
      && (object === undefined || objectsOf(object).every(({ names: demanded }) => readShape(demanded, schemaOf).string !== undefined))
    return { isServed, within: within.map((one) => [JSON.stringify(one), one]) }
  }
  /** The object itself, or what it is in each case. */
  const objectsOf = (object: ObjectShape): ObjectShape[] => {
    const [choice] = object.choices
    return choice === undefined ? [object] : casesOf(object, choice).flatMap(({ shape }) => (shape === undefined ? [] : objectsOf(shape)))
  }
  const canChoose = (object: ObjectShape): boolean => {
    const [choice] = object.choices
    return choice === undefined || casesOf(object, choice).every(({ shape }) => shape !== undefined && knows(shape, choice.property) && canChoose(shape))
  }
  const isServed = (root: Demands): boolean => {
    const seen = new Set<string>()
    const queue: (readonly [string, Demands])[] = [[JSON.stringify(root), root]]
    for (let next = queue.pop(); next; next = queue.pop()) {
      const [key, demands] = next
      if (seen.has(key)) continue
      seen.add(key)
      const service = services.get(key) ?? serviceOf(demands)
      services.set(key, service)
      if (!service.isServed) return false
      queue.push(...service.within)
    }
    return true
  }

  return {
    add(validator) {
      const demands = [{ call: [validator] }]
      const shape = readShape(demands, schemaOf)
      // A text that is no object and no array is quickly parsed.
      if ((shape.object === undefined && shape.array === undefined) || !isServed(demands)) return undefined
      const origin = originOf(validator)
      if (shape.possible.size === 1 && shape.object !== undefined) return objectName(shape.object, validator, origin)
      if (shape.possible.size === 1 && shape.array !== undefined) return arrayName(shape.array, validator, origin)
      return named('any', demands, validator, origin, (parts) => [`return ${shapeCode(parts, shape, validator, origin, 'depth')};`])
    },
    functions() {
      // The list grows while it is walked.
      for (const task of tasks) {
        if (!functions.has(task.name)) functions.set(task.name, { ...print(task), name: task.name, origin: task.origin })
      }
      return functions
    },
  }
}

/** Whether values of a shape are equal exactly where they are written alike, strings with escapes aside, which are not accepted then. */
function isDistinguishable({ number, array, object }: Shape): boolean {
  return array === undefined && object === undefined && (number === undefined || (!('values' in number) && number.integer && number.multiples.length === 0))
}

/** The validator that alone is called, if that is all. */
function soleCall(demands: Demands): string | undefined {
  const saying = demands.filter((schema) => !isAnything([schema]))
  const [only] = saying
  if (saying.length !== 1 || typeof only !== 'object') return undefined
  const calls = only['call'] as readonly string[] | undefined
  return calls?.length === 1 && Object.keys(only).length === 1 ? calls[0] : undefined
}

/** Names grow with nesting, and a reader has a screen. */
function shortened(name: string): string {
  return name.slice(0, 80)
}

/** What `JSON.stringify` would lose: maps, infinite bounds. */
function plainly(_key: string, value: unknown): unknown {
  if (value instanceof Map) return [...value]
  return value === Infinity ? 'most' : value === -Infinity ? 'least' : value
}

