import { _, and, not, or, str } from 'ajv/dist/compile/codegen/index.js'
import type { Code, Name } from 'ajv/dist/compile/codegen/index.js'
import { alwaysValidSchema, Type } from 'ajv/dist/compile/util.js'
import { literal } from '../code-parts.ts'
import type { CodeParts } from '../code-parts.ts'
import { regExpCode } from '../patterns/regexp-code.ts'
import { absent, errorsHere, N, namedSchema, present, stopAtFirst, stopWhenFull } from './shared.ts'
import type { CodeKeywordDefinition, KeywordCxt } from './shared.ts'

/** The keywords about objects (JSON Schema Core 10.3.2, 11.3; Validation 6.5), with code of their own. */
export function objectKeywords(parts: CodeParts): CodeKeywordDefinition[] {
  return [required, dependentRequired, dependentSchemas, properties, propertyNames,
    patternProperties(parts), additionalProperties(parts), unevaluatedProperties(parts)]
}

const missing = ({ params }: { params: Record<string, unknown> }): Code => _`{missingProperty: ${params['missingProperty'] as Code}}`

/** A sentence about the missing property: one literal where the name is known. */
const sentence = (start: string, { name, missingProperty }: Record<string, unknown>): Code =>
  typeof name === 'string' ? _`${`${start} '${name}'`}` : str`${start} '${missingProperty as Code}'`

const required: CodeKeywordDefinition = {
  keyword: 'required',
  type: 'object',
  schemaType: 'array',
  error: { message: ({ params }) => sentence('must have required property', params), params: missing },
  code(cxt) {
    requireAll(cxt, cxt.schema as string[], (property) => absent(cxt.data, property))
  },
}

const dependentRequired: CodeKeywordDefinition = {
  keyword: 'dependentRequired',
  type: 'object',
  schemaType: 'object',
  error: { message: ({ params }) => sentence('must, with the properties it has, also have property', params), params: missing },
  code(cxt) {
    const map = cxt.schema as Record<string, string[]>
    for (const property of Object.keys(map)) {
      requireAll(cxt, map[property] ?? [], (other) => and(present(cxt.data, property), absent(cxt.data, other)))
    }
  },
}

/** One error for each property where all errors are wanted, else one for the first that is missing. */
function requireAll(cxt: KeywordCxt, properties: readonly string[], lacks: (property: string) => Code): void {
  const { gen } = cxt
  if (cxt.allErrors) {
    for (const property of properties) gen.if(lacks(property), () => cxt.error(false, { missingProperty: _`${property}`, name: property as unknown as Code }))
  } else if (properties.length > 0) {
    const name = gen.let('missing')
    gen.if(or(...properties.map((property) => and(lacks(property), _`(${name} = ${property})`))))
    cxt.error(false, { missingProperty: name })
    gen.else()
  }
}

const dependentSchemas: CodeKeywordDefinition = {
  keyword: 'dependentSchemas',
  type: 'object',
  schemaType: 'object',
  code(cxt) {
    applyToPresent(cxt, (property) => namedSchema(cxt, 'dependentSchemas', property))
  },
}

const properties: CodeKeywordDefinition = {
  keyword: 'properties',
  type: 'object',
  schemaType: 'object',
  code(cxt) {
    applyToPresent(cxt, (property) => ({ ...namedSchema(cxt, 'properties', property), dataProp: property }))
  },
}

function applyToPresent(cxt: KeywordCxt, subschema: (property: string) => Parameters<KeywordCxt['subschema']>[0]): void {
  const { gen, it, data, schema } = cxt
  const valid = gen.name('valid')
  for (const property of Object.keys(schema as object)) {
    if (alwaysValidSchema(it, (schema as Record<string, never>)[property] as never)) continue
    gen.if(present(data, property))
    cxt.subschema(subschema(property), valid)
    if (!it.allErrors) gen.else().var(valid, true)
    gen.endIf()
    cxt.ok(valid)
  }
}

const propertyNames: CodeKeywordDefinition = {
  keyword: 'propertyNames',
  type: 'object',
  schemaType: ['object', 'boolean'],
  error: {
    message: 'must have valid property names',
    params: ({ params }) => _`{propertyName: ${params['propertyName'] as Code}}`,
  },
  code(cxt) {
    const { gen, schema, data, it } = cxt
    if (alwaysValidSchema(it, schema)) return
    const valid = gen.name('valid')
    const start = errorsHere(cxt)
    gen.forIn('key', data, (key) => {
      cxt.setParams({ propertyName: key })
      cxt.subschema({ keyword: 'propertyNames', data: key, dataTypes: ['string'], propertyName: key, compositeRule: true }, valid)
      gen.if(not(valid), () => {
        cxt.error(true)
        if (!it.allErrors) gen.break()
      })
      stopWhenFull(cxt, start)
    })
    cxt.ok(_`${start} === ${N.errors}`)
  },
}

function patternProperties(parts: CodeParts): CodeKeywordDefinition {
  return {
    keyword: 'patternProperties',
    type: 'object',
    schemaType: 'object',
    code(cxt) {
      const { gen, schema, data, it } = cxt
      for (const source of Object.keys(schema as object)) {
        if (alwaysValidSchema(it, (schema as Record<string, never>)[source] as never)) continue
        const valid = gen.name('valid')
        const start = errorsHere(cxt)
        gen.forIn('key', data, (key) => {
          gen.if(_`${parts.constant('pattern', regExpCode(source))}.test(${key})`, () => {
            cxt.subschema({ ...namedSchema(cxt, 'patternProperties', source), dataProp: key, dataPropType: Type.Str }, valid)
            stopAtFirst(cxt, valid)
          })
          stopWhenFull(cxt, start)
        })
        cxt.ok(_`${start} === ${N.errors}`)
      }
    },
  }
}

/** More names than this are looked up in a set, fewer are compared one by one. */
const comparedNames = 8

/** The condition that `properties` or `patternProperties` of `schema` say something about the property `key`. */
export function isNamed(parts: CodeParts, schema: Readonly<Record<string, unknown>>, key: Name): Code | undefined {
  const names = Object.keys((schema['properties'] as object | undefined) ?? {})
  const patterns = Object.keys((schema['patternProperties'] as object | undefined) ?? {})
  const byName = names.length > comparedNames
    ? [_`${parts.constant('names', `new Set(${literal(names)})`)}.has(${key})`]
    : names.map((name) => _`${key} === ${name}`)
  const conditions = [...byName, ...patterns.map((source) => _`${parts.constant('pattern', regExpCode(source))}.test(${key})`)]
  return conditions.length === 0 ? undefined : or(...conditions)
}

function additionalProperties(parts: CodeParts): CodeKeywordDefinition {
  return {
    keyword: 'additionalProperties',
    type: 'object',
    schemaType: ['object', 'boolean'],
    error: {
      message: 'must NOT have additional properties',
      params: ({ params }) => _`{additionalProperty: ${params['property'] as Code}}`,
    },
    code(cxt) {
      checkOthers(cxt, 'additionalProperties', (key) => {
        const named = isNamed(parts, cxt.parentSchema, key)
        return named && not(named)
      })
    },
  }
}

/**
 * Asks the printed function named by the sibling `evaluatedProperties` which properties other keywords have seen
 * (JSON Schema Core 11.3), and checks the rest.
 */
function unevaluatedProperties(parts: CodeParts): CodeKeywordDefinition {
  return {
    keyword: 'unevaluatedProperties',
    type: 'object',
    schemaType: ['object', 'boolean'],
    error: {
      message: 'must NOT have unevaluated properties',
      params: ({ params }) => _`{unevaluatedProperty: ${params['property'] as Code}}`,
    },
    code(cxt) {
      const { gen, data, it, schema, parentSchema } = cxt
      if (alwaysValidSchema(it, schema)) return
      const seen = gen.const('seen', _`new Set()`)
      gen.code(_`${parts.call(parentSchema['evaluatedProperties'] as string)}(${data}, ${seen})`)
      checkOthers(cxt, 'unevaluatedProperties', (key) => _`!${seen}.has(${key})`)
    },
  }
}

function checkOthers(cxt: KeywordCxt, keyword: string, isOther: (key: Name) => Code | undefined): void {
  const { gen, schema, data, it } = cxt
  if (alwaysValidSchema(it, schema)) return
  const start = errorsHere(cxt)
  gen.forIn('key', data, (key: Name) => {
    const check = (): void => {
      if (schema === false) {
        cxt.setParams({ property: key })
        cxt.error()
        if (!it.allErrors) gen.break()
        return
      }
      const valid = gen.name('valid')
      cxt.subschema({ keyword, dataProp: key, dataPropType: Type.Str }, valid)
      stopAtFirst(cxt, valid)
    }
    const condition = isOther(key)
    if (condition) gen.if(condition, check)
    else check()
    stopWhenFull(cxt, start)
  })
  cxt.ok(_`${start} === ${N.errors}`)
}
