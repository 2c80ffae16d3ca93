import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { request as send } from 'undici'
import type { Dispatcher } from 'undici'
import { credentials } from './shop.ts'

/** The ways in which a gateway can break its contract. */
export const sabotages = [
  'skips-auth', 'and-as-or', 'drops-parameter-check', 'drops-body-check', 'forwards-before-validating', 'drops-response-check', 'wrong-backend-path',
] as const
export type Sabotage = (typeof sabotages)[number]

/**
 * A gateway for the shop alone, its rules written by hand and broken on demand. It shares nothing with the tester or the runtime, so that what
 * the tester says of it is the tester's own doing.
 */
export function shopGateway(backend: string, sabotage: Sabotage | null): Server {
  return createServer(async (request, response) => {
    const refuse = (status: number, kind: string, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/problem+json', ...headers })
      response.end(request.method === 'HEAD' ? undefined : JSON.stringify({ type: `urn:gatewright:problem:${kind}`, title: kind, status }))
    }
    const body = await buffer(request)
    const [path = '', query = ''] = (request.url ?? '').split('?')
    const route = routes.find((one) => one.path.test(path))
    if (route === undefined) return refuse(404, 'not_found')
    if (!route.methods.includes(request.method ?? '')) return refuse(405, 'method_not_allowed', { allow: route.methods.join(', ') })

    const own = path.slice('/shop'.length)
    const target = `/api/v1${sabotage === 'wrong-backend-path' ? own.replace('/items/', '/items/0') : own}${query === '' ? '' : `?${query}`}`
    const forward = (): Promise<Dispatcher.ResponseData> =>
      send(backend + target, { method: request.method as 'GET', headers: passed(request), body: body.length > 0 ? body : null })
    const early = sabotage === 'forwards-before-validating' ? await forward() : undefined

    const credential = sabotage === 'skips-auth' ? 200 : authorise(request, route.operation, sabotage === 'and-as-or')
    if (credential === 401) return refuse(401, 'unauthorized', { 'www-authenticate': 'Bearer, ApiKey' })
    if (credential === 403) return refuse(403, 'forbidden')
    if (route.operation === 'getItem' && sabotage !== 'drops-parameter-check' && !parametersHold(path, new URLSearchParams(query))) return refuse(400, 'request_invalid')
    const bodyStatus = sabotage === 'drops-body-check' ? 200 : checkBody(route.operation, request.headers['content-type'], body)
    if (bodyStatus !== 200) return refuse(bodyStatus, bodyStatus === 415 ? 'media_type_unsupported' : 'request_invalid')

    const answer = early ?? await forward()
    const content = Buffer.from(await answer.body.arrayBuffer())
    if (sabotage !== 'drops-response-check' && !answerHolds(route.operation, request.method ?? '', answer, content)) return refuse(502, 'response_invalid')
    const headers = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !['connection', 'transfer-encoding', 'keep-alive', 'content-length'].includes(name)))
    response.writeHead(answer.statusCode, headers)
    response.end(content)
  })
}

const routes = [
  { operation: 'getItem', path: /^\/shop\/items\/[^/]+$/, methods: ['GET', 'HEAD'] },
  { operation: 'addItem', path: /^\/shop\/items$/, methods: ['POST'] },
  { operation: 'open', path: /^\/shop\/open$/, methods: ['GET', 'HEAD'] },
]

function passed(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(request.headers)
    .filter(([name]) => !['host', 'connection', 'content-length', 'transfer-encoding', 'x-key'].includes(name))
    .map(([name, value]) => [name, String(value)]))
}

function authorise(request: IncomingMessage, operation: string, or: boolean): 200 | 401 | 403 {
  const { key, token } = credentials['shop']!
  const hasKey = request.headers['x-key'] === key!.send.headers!['X-Key']
  const given = request.headers.authorization
  const scoped = given === token!.send.headers!['Authorization']
  const known = scoped || given === token!.withoutScopes!.headers!['Authorization']
  if (operation === 'open') return 200
  if (operation === 'getItem' || or) return hasKey || scoped ? 200 : known ? 403 : 401
  return !hasKey || !known ? 401 : scoped ? 200 : 403
}

function parametersHold(path: string, query: URLSearchParams): boolean {
  const within = (text: string, most: number): boolean => /^[1-9]\d*$/.test(text) && Number(text) <= most
  if (query.getAll('limit').length > 1 || query.getAll('lang').length !== 1) return false
  if (!['en', 'nl'].includes(query.get('lang')!)) return false
  return within(path.split('/').at(-1)!, 1000) && (query.get('limit') === null || within(query.get('limit')!, 100))
}

function checkBody(operation: string, type: string | undefined, body: Buffer): 200 | 400 | 415 {
  if (operation !== 'addItem') return body.length === 0 ? 200 : 400
  if (body.length === 0) return 400
  if (type !== 'application/json') return 415
  return isItem(body) ? 200 : 400
}

function answerHolds(operation: string, method: string, answer: Dispatcher.ResponseData, content: Buffer): boolean {
  if (operation === 'open') return true
  if (operation === 'getItem' && answer.statusCode === 200 && !/^\d+$/.test(String(answer.headers['x-stock']))) return false
  return method === 'HEAD' || answer.statusCode >= 300 || isItem(content)
}

function isItem(bytes: Buffer): boolean {
  try {
    const item = JSON.parse(bytes.toString()) as Record<string, unknown> | null
    return typeof item === 'object' && item !== null && !Array.isArray(item) && Object.keys(item).sort().join() === 'name,price'
      && typeof item['name'] === 'string' && item['name'].length >= 1 && [...item['name']].length <= 20
      && typeof item['price'] === 'number' && item['price'] >= 0
  } catch {
    return false
  }
}
