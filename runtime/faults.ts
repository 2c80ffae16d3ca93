import type { SchemaError } from './contract.ts'
import { maxFaults, type Fault } from './problem.ts'

/** Names that the client chose stand in pointers; longer ones are cut so that no answer or log line grows with the request. */
const pointerLimit = 256
const textLimit = 200

/** A name as one token of a JSON pointer (RFC 6901, 3). */
export function pointerToken(name: string): string {
  return name.includes('~') || name.includes('/') ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name
}

/** One fault; its pointer is cut at a bound. */
export function fault(where: Fault['in'], pointer: string, code: string, message: string): Fault {
  return { in: where, pointer: pointer.length > pointerLimit ? `${pointer.slice(0, pointerLimit)}…` : pointer, code, message }
}

/**
 * What a schema's errors say to a client: up to `maxFaults`, told from the keyword and what the document says of it;
 * no value of the message that was checked is repeated. `prefix` goes before each pointer.
 */
export function faultsOf(errors: readonly SchemaError[] | null | undefined, where: Fault['in'], prefix = ''): Fault[] {
  const faults = (errors ?? []).slice(0, maxFaults).map((error) => {
    const name = nameOf(error)
    const pointer = prefix + error.instancePath + (name === null ? '' : `/${pointerToken(name)}`)
    return fault(where, pointer, error.keyword, messageOf(error))
  })
  return faults.length > 0 ? faults : [fault(where, prefix, 'schema', 'does not match the schema')]
}

/** The member that a keyword found missing or too many: the fault points at it, not at the object around it. */
function nameOf({ keyword, params }: SchemaError): string | null {
  const name = keyword === 'required' || keyword === 'dependentRequired' || keyword === 'dependencies'
    ? params['missingProperty']
    : params['additionalProperty'] ?? params['unevaluatedProperty']
  return typeof name === 'string' ? name : null
}

function messageOf({ keyword, params }: SchemaError): string {
  const limit = String(params['limit'])
  switch (keyword) {
    case 'required': return 'is required'
    case 'dependentRequired': case 'dependencies': return 'is required beside other members that are present'
    case 'additionalProperties': case 'unevaluatedProperties': return 'is not declared'
    case 'additionalItems': case 'items': case 'unevaluatedItems': return 'has more items than are declared'
    case 'type': return `must be ${list(params['type'], ' or ')}`
    case 'enum': return `must be one of ${list(params['allowedValues'], ', ')}`
    case 'const': return `must be ${list([params['allowedValue']], ', ')}`
    case 'format': return `must have the format ${quote(params['format'])}`
    case 'pattern': return `must match the pattern ${quote(params['pattern'])}`
    case 'minLength': return `must have at least ${limit} characters`
    case 'maxLength': return `must have at most ${limit} characters`
    case 'minItems': return `must have at least ${limit} items`
    case 'maxItems': return `must have at most ${limit} items`
    case 'minProperties': return `must have at least ${limit} members`
    case 'maxProperties': return `must have at most ${limit} members`
    case 'minimum': return `must be at least ${limit}`
    case 'maximum': return `must be at most ${limit}`
    case 'exclusiveMinimum': return `must be more than ${limit}`
    case 'exclusiveMaximum': return `must be less than ${limit}`
    case 'multipleOf': return `must be a multiple of ${String(params['multipleOf'])}`
    case 'uniqueItems': return 'must have no equal items'
    case 'contains': return 'must have an item of the kind that is asked for'
    case 'oneOf': return 'must match exactly one of the alternatives'
    case 'anyOf': return 'must match one of the alternatives'
    case 'not': return 'must not match what is excluded'
    case 'if': return 'must match what its other members ask for'
    case 'propertyNames': return 'has a member whose name is not allowed'
    case 'discriminator': return 'must name one of the alternatives'
    case 'false schema': return 'is not allowed here'
    case 'readOnly': return 'is read-only'
    case 'writeOnly': return 'is write-only'
    default: return `breaks the rule ${quote(keyword)}`
  }
}

function list(values: unknown, separator: string): string {
  const all: readonly unknown[] = Array.isArray(values) ? values : [values]
  const shown = all.slice(0, maxFaults).map((value) => (separator === ' or ' ? String(value) : JSON.stringify(value) ?? 'undefined'))
  return cut(shown.join(separator)) + (all.length > shown.length ? ', …' : '')
}

function quote(value: unknown): string {
  return cut(String(value))
}

function cut(text: string): string {
  return text.length > textLimit ? `${text.slice(0, textLimit)}…` : text
}
