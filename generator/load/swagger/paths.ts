import type { Json, JsonObject } from '../document.ts'
import { swaggerMethods } from '../grammar-swagger.ts'
import { escapeToken, setMember } from '../pointer.ts'
import { isReference } from '../walk.ts'
import { convertBody, convertForm, convertResponses } from './bodies.ts'
import { carry, itemsAt, mediaTypesAt, objectAt, resolve } from './conversion.ts'
import type { At, Conversion, MediaTypes, Mutable } from './conversion.ts'
import { convertParameters, isBodily, listed } from './parameters.ts'
import type { Listed } from './parameters.ts'
import { operationServers } from './servers.ts'

/** The Paths Object. */
export function convertPaths(conversion: Conversion, at: At): JsonObject {
  const made: Mutable = {}
  for (const path of Object.keys(at.value)) {
    const item = objectAt(at, path)
    setMember(made, path, item === undefined || path.startsWith('x-') ? at.value[path] : convertPathItem(conversion, item, `/paths/${escapeToken(path)}`))
  }
  return made
}

/** A path item; where it refers to another, what that one has is put here, since 3.0 has no place for path items to refer to. */
function convertPathItem(conversion: Conversion, written: At, to: string): JsonObject {
  const resolved = resolve(conversion, written)
  const sources = resolved === written ? [written] : [written, resolved]
  const holder = (key: string): At | undefined => sources.find(({ value }) => Object.hasOwn(value, key))
  const made: Mutable = {}
  for (const source of sources) carry(source, made, [])
  const shared = listed(conversion, itemsAt(holder('parameters') ?? written, 'parameters'))
  const parameters = convertParameters(conversion, shared, `${to}/parameters`)
  if (parameters.length > 0) made['parameters'] = parameters
  for (const key of new Set(sources.flatMap(({ value }) => Object.keys(value)))) {
    const operation = swaggerMethods.includes(key) ? objectAt(holder(key)!, key) : undefined
    if (operation !== undefined && !(isReference(operation.value))) made[key] = convertOperation(conversion, operation, `${to}/${key}`, shared)
  }
  return made
}

function convertOperation(conversion: Conversion, at: At, to: string, shared: readonly Listed[]): JsonObject {
  conversion.moves.add(at.pointer, to)
  const made: Mutable = {}
  const own = listed(conversion, itemsAt(at, 'parameters'))
  carry(at, made, ['tags', 'summary', 'description', 'externalDocs', 'operationId', 'deprecated', 'security'])
  const parameters = convertParameters(conversion, own, `${to}/parameters`)
  if (parameters.length > 0) made['parameters'] = parameters
  const body = requestBody(conversion, own, shared, mediaTypesAt(at, 'consumes') ?? conversion.consumes, `${to}/requestBody`)
  if (body !== undefined) made['requestBody'] = body
  const responses = objectAt(at, 'responses')
  if (responses !== undefined) made['responses'] = convertResponses(conversion, responses, mediaTypesAt(at, 'produces') ?? conversion.produces, `${to}/responses`)
  const servers = operationServers(conversion, at, to)
  if (servers !== undefined) made['servers'] = servers
  return made
}

/** An operation's own body or form goes before that of its path item; form fields of both are joined by name. */
function requestBody(conversion: Conversion, own: readonly Listed[], shared: readonly Listed[], consumes: MediaTypes, to: string): Json | undefined {
  const nameOf = ({ resolved }: Listed): string => String(resolved.value['name'])
  const ownBodily = own.filter(isBodily)
  const bodiesOf = (list: readonly Listed[]): readonly Listed[] => list.filter(({ resolved }) => resolved.value['in'] === 'body')
  const inherited = shared.filter(isBodily).filter((one) => !ownBodily.some((other) => other.resolved.value['in'] === one.resolved.value['in']
    && (one.resolved.value['in'] === 'body' || nameOf(other) === nameOf(one))))
  const all = [...inherited, ...ownBodily]
  const [body, second] = bodiesOf(all)
  const fields = all.filter(({ resolved }) => resolved.value['in'] === 'formData')
  const refuse = ({ written }: Listed, message: string, hint: string): void => conversion.report('error', 'body-ambiguous', written.pointer, message, hint)
  if (second !== undefined) refuse(second, `this is a second body beside "${nameOf(body!)}"; a request has one`, 'make one body of an object that has both as properties')
  if (body !== undefined && fields.length > 0) refuse(body, 'a request has a body or form fields, not both', 'in: formData for all, or all in the schema of the body')
  const repeated = fields.find((one, index) => fields.findIndex((other) => nameOf(other) === nameOf(one)) !== index)
  if (repeated !== undefined) refuse(repeated, `the form field "${nameOf(repeated)}" is described twice`, 'remove one of them; type: array says that it may be sent several times')
  if (body !== undefined) return convertBody(conversion, body, consumes, to)
  return fields.length === 0 ? undefined : convertForm(conversion, fields, consumes, to)
}
