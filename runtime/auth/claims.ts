import type { Principal, RequiredValue } from '../contract.ts'

/** Reads a claim of a principal; undefined where it has none. */
export type ClaimReader = (principal: Principal) => unknown

/**
 * Compiles a claim's name: a claim of that very name (`https://x.example/role` has dots), else a dotted path into objects.
 * `role` is what the claims `role` and `roles` say together; `sub` is the subject of those that have no claims, too.
 */
export function claimReader(name: string): ClaimReader {
  if (name === 'role') return ({ claims }) => [own(claims, 'role'), own(claims, 'roles')].flatMap((claim) => claim ?? [])
  if (name === 'sub') return ({ claims, subject }) => own(claims, 'sub') ?? (subject === '' ? undefined : subject)
  const path = name.split('.')
  return ({ claims }) => {
    const whole = own(claims, name)
    return whole !== undefined || path.length === 1 ? whole : path.reduce<unknown>(own, claims)
  }
}

/** Whether a claim, or a member of one that is a list, is one of the values, of the same JSON type. */
export function holdsOne(claim: unknown, values: readonly RequiredValue[]): boolean {
  return Array.isArray(claim) ? claim.some((member) => values.includes(member as RequiredValue)) : values.includes(claim as RequiredValue)
}

/** Whether a claim, or a member of one that is a list, is written as the text; an empty text is nobody's. */
export function holdsText(claim: unknown, text: string): boolean {
  if (text === '') return false
  return Array.isArray(claim) ? claim.some((member) => isScalar(member) && String(member) === text) : isScalar(claim) && String(claim) === text
}

function isScalar(value: unknown): value is RequiredValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function own(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined
}
