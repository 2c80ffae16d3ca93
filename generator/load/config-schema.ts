import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js'
import type { Diagnostic, Place } from '../diagnostics.ts'
import { describeType, describeValue } from './check-leaf.ts'
import { didYouMean } from './closest.ts'
import type { Json } from './document.ts'
import { escapeToken, isObject, splitPointer, valueAt } from './pointer.ts'
import { bytes, instant, isAddressRange, isOrigin, milliseconds } from './units.ts'

/** Finds the place of a pointer's key or value in the file that is checked. */
export type PlaceOf = (pointer: string, part: 'key' | 'value') => Place

/** Which part of the published schema a value is held to. */
export type ConfigPart = 'config' | 'policies'

/** Holds a value to `schema/gateway.schema.json`; every mistake is one diagnostic at the line and column of the key or value. */
export function checkAgainstSchema(options: { readonly value: Json; readonly part: ConfigPart; readonly place: PlaceOf }): Diagnostic[] {
  const { value, part, place } = options
  const validate = validators()[part]
  if (validate(value)) return []
  const diagnostics: Diagnostic[] = []
  const reported = new Set<string>()
  for (const error of validate.errors ?? []) {
    // `if` only repeats that its branch failed.
    if (error.keyword === 'if') continue
    const found = explain(error, value)
    if (reported.has(found.pointer)) continue
    reported.add(found.pointer)
    const { code, pointer, message, hint, at } = found
    diagnostics.push({ code, severity: 'error', place: place(pointer, at), message, ...(hint === undefined ? {} : { hint }) })
  }
  return diagnostics
}

interface Explained {
  readonly code: 'config-key-unknown' | 'config-value-invalid' | 'config-key-missing'
  readonly pointer: string
  readonly at: 'key' | 'value'
  readonly message: string
  readonly hint?: string | undefined
}

function explain(error: ErrorObject, root: Json): Explained {
  const { keyword, instancePath: pointer, params } = error
  const schema = error.parentSchema as { readonly title?: string; readonly properties?: object; readonly enum?: readonly unknown[] } | undefined
  const name = splitPointer(pointer).at(-1)
  if (keyword === 'additionalProperties') {
    const key = String(params['additionalProperty'])
    const known = Object.keys(schema?.properties ?? {})
    return {
      code: 'config-key-unknown', pointer: `${pointer}/${escapeToken(key)}`, at: 'key',
      message: `there is no "${key}" ${name === undefined || /^\d+$/.test(name) ? 'here' : `in "${name}"`}`,
      hint: didYouMean(key, known) ?? `it knows ${known.join(', ')}`,
    }
  }
  if (keyword === 'required') {
    return { code: 'config-key-missing', pointer, at: 'key', message: `"${String(params['missingProperty'])}" is missing here` }
  }
  if (error.propertyName !== undefined || keyword === 'propertyNames') {
    const key = error.propertyName ?? String(params['propertyName'])
    return { code: 'config-value-invalid', pointer: `${pointer}/${escapeToken(key)}`, at: 'key', message: `"${key}" cannot be used here; expected ${schema?.title ?? 'another name'}` }
  }
  const value = valueAt(root, pointer)
  const hint = keyword === 'enum' && typeof value === 'string' ? didYouMean(value, (schema?.enum ?? []).map(String)) : undefined
  const subject = name === undefined ? 'the file' : `"${name}"`
  const empty = keyword === 'minProperties' || keyword === 'minItems'
  const expected = schema?.title ?? `a value that ${error.message ?? 'fits'}`
  const message = empty ? `${subject} is empty; expected ${expected}` : `${subject} must be ${expected}, found ${isSecret(pointer) ? describeType(value) : describeValue(value)}`
  return { code: 'config-value-invalid', pointer, at: 'value', message, hint: hint ?? listed(schema?.enum) }
}

/** Credentials may stand here, by mistake or not, and diagnostics end up in logs. */
export function isSecret(pointer: string): boolean {
  return /^\/(apis\/[^/]+\/auth|backends|listen|state)\//.test(pointer)
}

function listed(values: readonly unknown[] | undefined): string | undefined {
  return values === undefined ? undefined : `one of ${values.join(', ')}`
}

let compiled: Readonly<Record<ConfigPart, ValidateFunction>> | undefined

function validators(): Readonly<Record<ConfigPart, ValidateFunction>> {
  if (compiled !== undefined) return compiled
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false })
  // What a pattern cannot say: `0s` and times that no timer holds.
  ajv.addFormat('gatewright-time', (text) => milliseconds(text) !== undefined)
  ajv.addFormat('gatewright-size', (text) => bytes(text) !== undefined)
  ajv.addFormat('gatewright-range', isAddressRange)
  ajv.addFormat('gatewright-origin', isOrigin)
  ajv.addFormat('gatewright-date', (text) => instant(text) !== undefined)
  ajv.addFormat('gatewright-link', (text) => /^https?:\/\/[!-;=?-~]+$/.test(text) && URL.canParse(text))
  // The standard that a policy follows, for its page in docs/policies/.
  ajv.addKeyword({ keyword: 'standard', schemaType: 'string' })
  const schema = readSchema()
  const config = ajv.compile({ ...schema, $id: 'gateway' })
  const policies = ajv.compile({ $ref: 'gateway#/$defs/policies' })
  return compiled = { config, policies }
}

/** The schema lies at the root of the package: two folders up from the sources, three up from `dist`. */
function readSchema(): { readonly [key: string]: Json | undefined } {
  for (const up of ['../../', '../../../']) {
    const url = new URL(`${up}schema/gateway.schema.json`, import.meta.url)
    let text: string
    try {
      text = readFileSync(url, 'utf8')
    } catch {
      continue
    }
    const parsed = JSON.parse(text) as Json
    if (isObject(parsed)) return parsed
  }
  throw new Error('the package is incomplete: schema/gateway.schema.json is missing')
}
