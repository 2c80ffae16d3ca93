import type { AnySchema, CodeKeywordDefinition } from 'ajv/dist/types/index.js'
import type { SubschemaArgs } from 'ajv/dist/compile/validate/subschema.js'
import type { KeywordCxt } from 'ajv/dist/compile/validate/index.js'
import { _, getProperty, nil, not } from 'ajv/dist/compile/codegen/index.js'
import type { Code, Name } from 'ajv/dist/compile/codegen/index.js'
import namesModule from 'ajv/dist/compile/names.js'

export type { CodeKeywordDefinition, KeywordCxt }

/** The names that Ajv gives to `data`, `errors`, `vErrors` and `instancePath` in what it prints. */
export const N = namesModule.default

/** How many errors a loop over the members of a value collects before it stops. */
export const loopErrors = 10

/**
 * Ends a loop over the members of a value once the loop itself has made `loopErrors` errors.
 *
 * Sound: it stands at the end of the loop's body, where whatever was rolled back inside (`anyOf`, `oneOf`, `not`, `if`,
 * `contains` reset `errors` before they end) is gone already, and nothing inside the loop's keyword takes back an error that
 * is left there. So each counted error makes the keyword fail, and the members that are not looked at cannot make it pass.
 * A scope around it may still roll all of it back, but it does so because the keyword failed, which stays true.
 * The one loop that rolls back itself, `contains`, counts matches, does not use this, and rolls back after each item.
 */
export function stopWhenFull(cxt: KeywordCxt, atStart: Name): void {
  if (cxt.it.allErrors) cxt.gen.if(_`${N.errors} - ${atStart} >= ${loopErrors}`, () => cxt.gen.break())
}

/** The number of errors before a keyword's loop, as a name in the code. */
export function errorsHere(cxt: KeywordCxt): Name {
  return cxt.gen.const('_errs', N.errors)
}

const inherited = new Set(Object.getOwnPropertyNames(Object.prototype))

/** The condition that an object has a property: by value, which is fast, except for names that every object inherits. */
export function present(data: Name, property: string): Code {
  return inherited.has(property) ? _`Object.hasOwn(${data}, ${property})` : _`${data}${getProperty(property)} !== undefined`
}

/** The condition that an object lacks a property. */
export function absent(data: Name, property: string): Code {
  return inherited.has(property) ? _`!Object.hasOwn(${data}, ${property})` : _`${data}${getProperty(property)} === undefined`
}

/** In the mode that stops at the first error: leaves the loop when a member was not valid. */
export function stopAtFirst(cxt: KeywordCxt, valid: Name): void {
  if (!cxt.it.allErrors) cxt.gen.if(not(valid), () => cxt.gen.break())
}

/** The schema under a name in a keyword's map. Ajv's own way (`schemaProp`) throws on names with half a surrogate pair. */
export function namedSchema(cxt: KeywordCxt, keyword: string, name: string): Pick<SubschemaArgs, 'schema' | 'schemaPath' | 'topSchemaRef' | 'errSchemaPath'> {
  const { it } = cxt
  const token = encodeURIComponent(name.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1'))
  return {
    schema: (it.schema[keyword] as Record<string, AnySchema>)[name] as AnySchema,
    schemaPath: nil, topSchemaRef: it.topSchemaRef, errSchemaPath: `${it.errSchemaPath}/${keyword}/${token}`,
  }
}
