import { createRequire } from 'node:module'
import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import express from 'express'
import * as OpenApiValidator from 'express-openapi-validator'
import { createProxyMiddleware, fixRequestBody } from 'http-proxy-middleware'
import { createRemoteJWKSet, jwtVerify } from 'jose'

/**
 * The same packages wired as their READMEs show: express, express-openapi-validator, http-proxy-middleware with kept-alive connections,
 * the parsed body written again, tokens by jose. The validator sees the answers of `res.json` only, and a proxied answer never passes
 * there; with `answers` as its last argument they are read and sent by `res.json`, so that it does.
 * Usage: node plain-stack.ts SPEC BACKEND_URL PORT KEY ISSUER AUDIENCE [answers]
 */
const [spec = '', backend = '', port = '0', key = '', issuer = '', audience = '', answers] = process.argv.slice(2)
const { Agent } = createRequire(import.meta.url)('node:http') as typeof import('node:http')
const keySet = createRemoteJWKSet(new URL('/jwks.json', backend))

const app = express()
app.use(express.json())
app.use(OpenApiValidator.middleware({
  apiSpec: spec,
  validateApiSpec: false,
  validateResponses: true,
  validateSecurity: {
    handlers: {
      key: (request) => request.headers['x-api-key'] === key,
      token: async (request) => {
        await jwtVerify(request.headers.authorization!.slice('Bearer '.length), keySet, { issuer, audience })
        return true
      },
    },
  },
}))
app.use(createProxyMiddleware<express.Request, express.Response>({
  target: backend,
  changeOrigin: true,
  agent: new Agent({ keepAlive: true, maxSockets: 256 }),
  ...(answers === undefined ? { on: { proxyReq: fixRequestBody } } : {
    selfHandleResponse: true,
    on: {
      proxyReq: fixRequestBody,
      proxyRes: (proxied: IncomingMessage, request: express.Request, response: express.Response) => void sendChecked(proxied, request, response),
    },
  }),
}))
app.use(refuse)
app.listen(Number(port), '127.0.0.1')

async function sendChecked(proxied: IncomingMessage, request: express.Request, response: express.Response): Promise<void> {
  try {
    response.status(proxied.statusCode!).json(JSON.parse((await buffer(proxied)).toString()))
  } catch (error) {
    refuse(error as Error, request, response, () => {})
  }
}

function refuse(error: { status?: number; message?: string }, _request: express.Request, response: express.Response, _next: express.NextFunction): void {
  response.status(error.status ?? 500).json({ message: error.message })
}
