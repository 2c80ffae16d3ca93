import { createRequire } from 'node:module'
import express from 'express'
import * as OpenApiValidator from 'express-openapi-validator'
import { createProxyMiddleware, fixRequestBody } from 'http-proxy-middleware'

/**
 * The same packages wired as their READMEs show: express, express-openapi-validator, http-proxy-middleware with kept-alive
 * connections, the parsed body written again. Its answers are not validated: the validator sees `res.json` only, and a proxied
 * answer never passes there. Usage: node plain-stack.ts SPEC BACKEND_URL PORT KEY
 */
const [spec = '', backend = '', port = '0', key = ''] = process.argv.slice(2)
const { Agent } = createRequire(import.meta.url)('node:http') as typeof import('node:http')

const app = express()
app.use(express.json())
app.use(OpenApiValidator.middleware({
  apiSpec: spec,
  validateApiSpec: false,
  validateSecurity: { handlers: { key: (request) => request.headers['x-api-key'] === key } },
}))
app.use(createProxyMiddleware({
  target: backend,
  changeOrigin: true,
  agent: new Agent({ keepAlive: true, maxSockets: 256 }),
  on: { proxyReq: fixRequestBody },
}))
app.use((error: { status?: number; message?: string }, _request: express.Request, response: express.Response, _next: express.NextFunction) => {
  response.status(error.status ?? 500).json({ message: error.message })
})
app.listen(Number(port), '127.0.0.1')
