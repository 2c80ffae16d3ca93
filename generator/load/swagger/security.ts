import type { JsonObject } from '../document.ts'
import { isObject } from '../pointer.ts'
import { carry } from './conversion.ts'
import type { At, Conversion, Mutable } from './conversion.ts'

/** One entry of `securityDefinitions` as a Security Scheme Object. */
export function convertSecurityScheme(conversion: Conversion, at: At, to: string): JsonObject {
  const { type, flow, scopes } = at.value
  const made: Mutable = {}
  if (type === 'basic') {
    carry(at, made, ['description'])
    return { type: 'http', scheme: 'basic', ...made }
  }
  if (type !== 'oauth2') {
    carry(at, made, ['type', 'description', 'name', 'in'])
    return made
  }
  carry(at, made, ['type', 'description'])
  const details: Mutable = {}
  for (const key of ['authorizationUrl', 'tokenUrl']) if (at.value[key] !== undefined) details[key] = at.value[key]
  const name = flowNames[String(flow)] ?? String(flow)
  conversion.moves.seen(`${to}/flows/${name}`, at.pointer)
  return { ...made, flows: { [name]: { ...details, scopes: isObject(scopes) ? scopes : {} } } }
}

const flowNames: Readonly<Record<string, string>> = { implicit: 'implicit', password: 'password', application: 'clientCredentials', accessCode: 'authorizationCode' }
