import { readFile } from 'node:fs/promises'
import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express'
import type { GatewayDefinition } from './contract.ts'
import type { FrontDoor } from './front-door.ts'
import { describeError } from './observe/describe-error.ts'
import { GatewayError, problemDocument } from './problem.ts'
import type { Log } from './stage.ts'

/**
 * The Express 5 application: the user's middleware, the gateway, its public pages, and an end for everything else. Mounted in
 * an application of the user's it has no end: what it does not know, and errors, are the user's.
 */
export function createApp(options: {
  readonly definition: GatewayDefinition
  readonly frontDoor: FrontDoor
  readonly middleware: readonly RequestHandler[]
  readonly state: { readonly ready: boolean }
  readonly log: Log
  readonly errorMessages: boolean
}): Express {
  const { definition, frontDoor, middleware, state, log, errorMessages: messages } = options
  const app = express()
  let mounted = false
  app.on('mount', () => { mounted = true })
  app.disable('x-powered-by')
  app.set('case sensitive routing', true)
  app.set('strict routing', true)
  for (const handler of middleware) app.use(handler)
  app.use((request: Request, response: Response, next: NextFunction) => frontDoor(request, response, next))

  app.get('/_gateway/health/live', (_request, response) => void response.json({ status: 'live' }))
  app.get('/_gateway/health/ready', (_request, response) => {
    response.status(state.ready ? 200 : 503).json({ status: state.ready ? 'ready' : 'stopping' })
  })
  for (const { name, document } of definition.apis) {
    app.get(`/_gateway/openapi/${name}.json`, async (_request, response) => {
      response.type('application/json').send(await readFile(new URL(document, definition.base)))
    })
  }
  app.use((_request: Request, response: Response, next: NextFunction) => {
    if (mounted) return next()
    refuse(response, new GatewayError('not_found'))
  })
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent || mounted) return next(error)
    const refusal = refusalOf(error)
    if (refusal.code === 'internal') log.error({ err: describeError(error, { messages }) }, 'a fault of a middleware')
    refuse(response, refusal)
  })
  return app
}

/** What a body parser of the user's finds wrong with a request is the client's fault (the `status` of `http-errors`); all else is ours. */
function refusalOf(error: unknown): GatewayError {
  if (error instanceof GatewayError) return error
  const { status } = (error ?? {}) as { status?: unknown }
  const code = status === 400 ? 'request_malformed' : status === 413 ? 'body_too_large' : status === 415 ? 'media_type_unsupported' : 'internal'
  return new GatewayError(code, { cause: error })
}

function refuse(response: Response, error: GatewayError): void {
  // Express's own `send` would add a charset, which problem documents do not have (RFC 9457, 6.1).
  response.writeHead(error.status, { 'content-type': 'application/problem+json', 'cache-control': 'no-store' }).end(problemDocument(error, ''))
}
