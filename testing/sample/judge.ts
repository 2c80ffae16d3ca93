import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ValidateFunction } from 'ajv/dist/2020.js'
import addFormatsModule from 'ajv-formats'
import type { Json, JsonObject } from '../../generator/load/document.ts'
import type { Direction } from './direction.ts'
import { compilePattern, moreFormats } from './judge-formats.ts'
import { judgeSchema } from './judge-schema.ts'
import { isSchema, lookUp, resolveSchema } from './resolve.ts'
import type { Schema } from './resolve.ts'

/** One way in which a value breaks its schema. `pointer` leads into the value, `keyword` is what failed, `schema` where it stands among the judge's schemas. */
export interface Fault {
  readonly pointer: string
  readonly keyword: string
  readonly message: string
  readonly params: Readonly<Record<string, unknown>>
}

/** A schema to judge by: one object of the document, or the JSON pointer of one (`/components/schemas/Pet`, with or without `#`). */
export type SchemaAt = string | Schema

/**
 * Says whether values are valid by a document, independently of generated code: Ajv's 2020-12 dialect, compiled in this process, each schema on first use.
 * A discriminator is an annotation here, as in JSON Schema: it never makes a value valid or invalid.
 */
export interface Judge {
  readonly document: JsonObject
  readonly direction: Direction
  /** Empty where the value is valid. A schema that cannot be compiled makes every value invalid, with the keyword `schema`. Never throws. */
  check(schema: SchemaAt, value: unknown): readonly Fault[]
}

/** How many faults are reported at most: an array of a million wrong items needs no million faults. */
const mostFaults = 100

/** Makes a judge of one document in OpenAPI 3.1 shape (`ApiDocument.document`); nothing is compiled yet. */
export function createJudge(document: JsonObject, direction: Direction): Judge {
  const ajv = createAjv()
  const names = new Map<JsonObject, string>()
  const waiting: JsonObject[] = []
  const compiled = new WeakMap<JsonObject, ValidateFunction | Fault>()

  const nameOf = (written: Schema): string => {
    const schema = behindReference(document, written)
    if (typeof schema === 'boolean') return schema ? 'judge:true' : 'judge:false'
    let name = names.get(schema)
    if (name === undefined) {
      name = `judge:${names.size}`
      names.set(schema, name)
      waiting.push(schema)
    }
    return name
  }
  const register = (schema: JsonObject): string => {
    const name = nameOf(schema)
    // References make new names while schemas are converted: all of them must be known before Ajv compiles one.
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      ajv.addSchema(judgeSchema(next, { document, direction, nameOf }) as object, names.get(next))
    }
    return name
  }
  const compile = (schema: JsonObject): ValidateFunction | Fault => {
    const known = compiled.get(schema)
    if (known !== undefined) return known
    let made: ValidateFunction | Fault
    try {
      made = ajv.getSchema(register(schema)) ?? unusable('it is not known')
    } catch (error) {
      made = unusable(error instanceof Error ? error.message : String(error))
    }
    compiled.set(schema, made)
    return made
  }

  return {
    document,
    direction,
    check(schemaAt, value) {
      const schema = typeof schemaAt === 'string' ? lookUp(document, schemaAt)?.value : schemaAt
      if (!isSchema(schema)) return [unusable(`no schema at ${String(schemaAt)}`)]
      if (schema === true) return []
      if (schema === false) return [fault('', 'false schema', 'no value is allowed here')]
      const validate = compile(schema)
      if (typeof validate !== 'function') return [validate]
      try {
        if (validate(value)) return []
      } catch (error) {
        // A schema that refers to itself without consuming anything, or a value nested too deeply.
        return [unusable(error instanceof Error ? error.message : String(error))]
      }
      return (validate.errors ?? []).slice(0, mostFaults).map((error) =>
        fault(error.instancePath, error.keyword, error.message ?? error.keyword, error.params))
    },
  }
}

/** True where a value is valid by a schema. */
export function isValid(judge: Judge, schema: SchemaAt, value: Json): boolean {
  return judge.check(schema, value).length === 0
}

/** What a schema that is nothing but a reference refers to, so that the many places that refer to one schema share one function. */
function behindReference(document: JsonObject, schema: Schema): Schema {
  let node = schema
  for (let steps = 0; steps < 50 && typeof node === 'object'; steps++) {
    const ref = node['$ref']
    if (typeof ref !== 'string' || Object.keys(node).some((key) => key !== '$ref' && key !== 'description' && key !== 'summary')) return node
    const target = resolveSchema(document, ref)
    if (target === undefined) return node
    node = target.schema
  }
  return node
}

function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    inlineRefs: false,
    validateSchema: false,
    addUsedSchema: false,
    logger: false,
    // Else `required: [constructor]` is met by every object.
    ownProperties: true,
    // 19.99 is a multiple of 0.01, whatever its binary form says.
    multipleOfPrecision: 9,
    code: { regExp: Object.assign(readPattern, { code: 'readPattern' }) },
  })
  // The package is CommonJS: its function is the default of the default here, and the default itself for bundlers.
  const addFormats = ((addFormatsModule as unknown as { default?: typeof addFormatsModule.default }).default ?? addFormatsModule) as unknown as (to: Ajv2020) => void
  addFormats(ajv)
  for (const [name, { type, validate }] of Object.entries(moreFormats)) ajv.addFormat(name, { type, validate } as never)
  for (const keyword of ['readOnly', 'writeOnly']) {
    ajv.removeKeyword(keyword)
    ajv.addKeyword({ keyword, schemaType: 'boolean', validate: () => false, error: { message: `is ${keyword} and does not occur in this direction` } })
  }
  ajv.addSchema({}, 'judge:true')
  ajv.addSchema({ not: {} }, 'judge:false')
  return ajv
}

/** A pattern that JavaScript cannot read refuses nothing: the loader reports it. */
function readPattern(pattern: string): RegExp {
  return compilePattern(pattern) ?? /(?:)/
}

function unusable(why: string): Fault {
  return fault('', 'schema', `the schema cannot be used: ${why}`)
}

function fault(pointer: string, keyword: string, message: string, params: Readonly<Record<string, unknown>> = {}): Fault {
  return { pointer, keyword, message, params }
}
