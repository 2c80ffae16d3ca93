import { readFileSync } from 'node:fs'
import { STATUS_CODES } from 'node:http'
import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express'
import { middleware as validator } from 'express-openapi-validator'
import type { ForwardingOptions } from '../backend/headers.ts'
import type { Outgoing } from '../backend/outgoing.ts'
import type { ApiDefinition, Operation } from '../contract.ts'
import type { Exchange } from '../exchange.ts'
import { isJsonType } from '../media-type.ts'
import { onceIn } from '../once-in.ts'
import { GatewayError, type Fault } from '../problem.ts'
import { assertUnread } from '../read-body.ts'
import { fail } from '../run.ts'
import { backendsOf, type BackendSettings } from '../settings/backend-settings.ts'
import type { TlsFiles } from '../settings/tls-files.ts'
import type { Terminal } from '../stage.ts'
import { interceptJson } from './answer.ts'
import { carried, carry } from './carried.ts'
import { adaptDocument, renamedTemplate } from './document.ts'
import { guard } from './guard.ts'
import { createProxy } from './proxy.ts'

/** The familiar packages in place of the compiled path, for one API. */
export interface ExpressEngine {
  /** Why an operation cannot be served by this engine; null where it can. */
  refusal(operation: Operation): string | null
  terminal(operation: Operation): Terminal
  close(): void
}

/**
 * Validation by express-openapi-validator and proxying by http-proxy-middleware, for one API of a generated gateway. The
 * gateway's front door has chosen the operation and its verifiers have let the request in; this engine must agree on both.
 */
export function createExpressEngine(options: {
  readonly api: ApiDefinition
  readonly base: string
  readonly backends: ReadonlyMap<string, BackendSettings>
  readonly forwarding: ForwardingOptions
  readonly outgoing: ReadonlyMap<string, Outgoing>
  /** What TLS to backends needs of files, by backend. */
  readonly files: ReadonlyMap<string, TlsFiles>
}): ExpressEngine {
  const { api, base, backends, forwarding, outgoing, files } = options
  const { document, unservable } = adaptDocument(JSON.parse(readFileSync(new URL(api.document, base), 'utf8')) as Record<string, unknown>, api.mount)
  const proxy = createProxy({ backends, forwarding, outgoing, files, mount: api.mount })
  const app = buildApp(document, api.mount, proxy.handler)
  return {
    refusal: (operation) => unservable.get(operation.path) ?? beyond(operation) ?? unbalanced(operation, backends),
    terminal: (operation) => ({
      name: 'express',
      send: (x) => {
        assertUnread(x.request)
        carry(x, operation)
        app(x.request, x.response)
      },
    }),
    close: proxy.close,
  }
}

function buildApp(document: Record<string, unknown>, mount: string, proxy: RequestHandler): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('case sensitive routing', true)
  app.set('strict routing', true)
  const raw = (request: object, _response: unknown, bytes: Buffer): void => {
    carried(request).raw = bytes
  }
  const limit = (request: Request): number => carried(request).x.chain.policies.limits.body
  const bounded = (make: (limit: number) => RequestHandler): RequestHandler => {
    const made = new Map<number, RequestHandler>()
    return (request, response, next) => {
      const bytes = limit(request)
      onceIn(made, bytes, () => make(bytes))(request, response, next)
    }
  }
  app.use((_request, response, next) => {
    interceptJson(response)
    next()
  })
  app.use(guard)
  app.use(bounded((bytes) => express.json({ type: isJson, strict: false, limit: bytes, verify: raw })))
  app.use(bounded((bytes) => express.urlencoded({ extended: true, limit: bytes, verify: raw })))
  app.use(bounded((bytes) => express.text({ limit: bytes, verify: raw })))
  app.use(validator({
    apiSpec: document as never,
    validateApiSpec: false,
    validateSecurity: false,
    validateRequests: { allowUnknownQueryParameters: true },
    validateResponses: true,
    fileUploader: false,
  }) as unknown as RequestHandler[])
  app.use((request, _response, next) => {
    const { openApiRoute } = (request as { openapi?: { openApiRoute?: string } }).openapi ?? {}
    const { path } = carried(request).operation
    // Two routers, two opinions: what the validator took for another operation, or for none, it has not checked.
    if (openApiRoute === mount + renamedTemplate(path)) next()
    else next(new Error(`the validator takes ${path} for ${openApiRoute ?? 'nothing'}`))
  })
  app.use(proxy)
  app.use((error: unknown, request: Request, _response: Response, _next: NextFunction) => {
    const { x } = carried(request)
    fail(x, refusalOf(error, x), x.sent === 0 ? 'validate' : 'response')
  })
  return app
}

/** What the validator's own document model has no words for: it would let such requests through, or refuse all. */
function beyond({ method, parameters, body, responses, policies }: Operation): string | null {
  const { undeclaredStatus, undeclaredMediaType, stripUndeclared } = policies.validation ?? {}
  if (stripUndeclared === true) return 'it takes nothing out of answers (validation.response.stripUndeclared)'
  if (undeclaredStatus !== undefined || undeclaredMediaType !== undefined) return 'it has no policies for what is undeclared in answers'
  if (!known.has(method)) return `the validator knows no method ${method}`
  if (parameters.some((parameter) => parameter.in === 'querystring')) return 'the validator cannot read the query as a whole'
  const media = [...body?.media ?? [], ...Object.values(responses).flatMap((response) => response.media)]
  if (media.some(({ kind }) => kind === 'parts')) return 'it reads parts of a multipart body by their names alone'
  return media.some(({ kind, validate }) => validate !== null && (kind === 'eventStream' || kind === 'jsonLines')) ? 'streams are validated item by item' : null
}

/** The proxy has one target per backend, and calls it once. */
function unbalanced(operation: Operation, backends: ReadonlyMap<string, BackendSettings>): string | null {
  const { retry, fallback } = operation.policies
  if ((retry?.attempts ?? 0) > 0) return 'it makes no call again (policies.retry)'
  if (typeof fallback === 'object' && (fallback.on ?? []).length > 0) return 'its fallbacks are for refusals of the gateway alone (policies.fallback.on)'
  const watched = backendsOf(operation).find(({ name }) => backends.get(name)?.resilience != null)
  return watched === undefined ? null : `it neither balances nor watches the backend ${watched.name}`
}

const known: ReadonlySet<string> = new Set(['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'])

const isJson = (request: { headers: Readonly<Record<string, unknown>> }): boolean =>
  isJsonType(String(request.headers['content-type'] ?? ''))

/** The validator's and the parsers' errors in the gateway's words; no message of theirs passes, since they quote values. */
function refusalOf(error: unknown, x: Exchange): GatewayError {
  if (error instanceof GatewayError) return error
  const { status = 500, errors = [], type } = error as { status?: number; type?: string; errors?: readonly { path?: string; errorCode?: string }[] }
  if (x.sent !== 0) return new GatewayError('response_invalid', { backendStatus: x.status, cause: error })
  if (type === 'entity.too.large' || status === 413) return new GatewayError('body_too_large')
  if (status === 415) return new GatewayError('media_type_unsupported')
  if (status === 404) return new GatewayError('not_found')
  if (type !== undefined) return new GatewayError('request_malformed')
  if (status !== 400) return new GatewayError('internal', { cause: error instanceof Error ? error : new Error(STATUS_CODES[status] ?? 'failed') })
  return new GatewayError('request_invalid', { errors: errors.map(faultOf) })
}

function faultOf({ path = '', errorCode = 'invalid' }: { path?: string; errorCode?: string }): Fault {
  const [, place = 'body', ...rest] = path.split('/')
  const where = place === 'headers' ? 'header' : place === 'params' ? 'path' : place === 'cookies' ? 'cookie' : place === 'query' ? 'query' : 'body'
  const code = errorCode.replace(/\.openapi\.(validation|requestValidation)$/, '')
  return { in: where, pointer: rest.length === 0 ? '' : `/${rest.join('/')}`, code, message: `breaks the rule ${code}` }
}
