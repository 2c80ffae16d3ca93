import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Validate } from '../../../runtime/contract.ts'

const ajv = new Ajv2020({ strict: false, messages: false, ownProperties: true, allErrors: true })

/** A schema compiled as generated validators are. */
export function schema(definition: object | boolean): Validate {
  return ajv.compile(definition) as Validate
}
