import { createServer } from 'node:http'
import { Pool } from 'undici'

/**
 * The platform's limit: bare `node:http` and undici's dispatch interface, raw headers both ways, streaming, the abort wired.
 * It checks nothing. Usage: node pass-through.ts BACKEND_URL PORT
 */
const [backend = '', port = '0'] = process.argv.slice(2)
const pool = new Pool(backend, { connections: 256, headersTimeout: 0, bodyTimeout: 0 })
const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'host'])

createServer({ optimizeEmptyRequests: true, keepAliveTimeout: 75_000 } as object, (request, response) => {
  const headers: string[] = []
  const raw = request.rawHeaders
  for (let i = 0; i < raw.length; i += 2) if (!hopByHop.has(raw[i]!.toLowerCase())) headers.push(raw[i]!, raw[i + 1]!)
  let abort: (() => void) | null = null
  response.once('close', () => abort?.())
  const hasBody = request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined
  pool.dispatch({ path: request.url!, method: request.method!, headers, body: hasBody ? request : null }, {
    onRequestStart(controller) {
      abort = () => controller.abort(new Error('the client left'))
    },
    onResponseStart(_controller, status, parsed) {
      const out: string[] = []
      for (const name in parsed) {
        const value = parsed[name]
        if (hopByHop.has(name) || value === undefined) continue
        if (typeof value === 'string') out.push(name, value)
        else for (const one of value) out.push(name, one)
      }
      response.writeHead(status, out)
    },
    onResponseData(controller, chunk) {
      if (!response.write(chunk)) {
        controller.pause()
        response.once('drain', () => controller.resume())
      }
    },
    onResponseEnd() {
      abort = null
      response.end()
    },
    onResponseError(_controller, error) {
      abort = null
      if (response.headersSent) response.destroy(error)
      else response.writeHead(502).end()
    },
  })
}).listen(Number(port), '127.0.0.1')
