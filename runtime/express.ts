import { readFile } from 'node:fs/promises'
import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express'
import type { GatewayDefinition } from './contract.ts'
import type { FrontDoor } from './front-door.ts'
import { GatewayError, problemDocument } from './problem.ts'

/** The Express 5 application: the user's middleware, the gateway, its public pages, and an end for everything else. */
export function createApp(options: {
  readonly definition: GatewayDefinition
  readonly frontDoor: FrontDoor
  readonly middleware: readonly RequestHandler[]
  readonly state: { readonly ready: boolean }
}): Express {
  const { definition, frontDoor, middleware, state } = options
  const app = express()
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
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (request.baseUrl !== '') return next()
    refuse(response, new GatewayError('not_found'))
  })
  app.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent || request.baseUrl !== '') return next(error)
    refuse(response, error instanceof GatewayError ? error : new GatewayError('internal', { cause: error }))
  })
  return app
}

function refuse(response: Response, error: GatewayError): void {
  response.status(error.status).type('application/problem+json').send(problemDocument(error, ''))
}
