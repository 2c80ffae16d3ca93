import { appendFileSync } from 'node:fs'
import { ServerResponse } from 'node:http'
import { Http2ServerResponse } from 'node:http2'

/**
 * Preloaded into every process of a test run (`--import`, also through NODE_OPTIONS): adds each error body of a gateway's own to what
 * the run collects, whoever made the server. Plain JavaScript, since some of those processes are of a Node that strips no types.
 */
const file = process.env['GATEWRIGHT_TEST_LOG'] ?? ''
const problem = '{"type":"urn:gatewright:problem:'

const note = (chunk) => {
  if (typeof chunk !== 'string' && !Buffer.isBuffer(chunk)) return
  const head = typeof chunk === 'string' ? chunk.slice(0, problem.length) : chunk.toString('latin1', 0, problem.length)
  if (head === problem) appendFileSync(file, `body ${chunk.toString()}\n`)
}

if (file !== '') {
  for (const { prototype } of [ServerResponse, Http2ServerResponse]) {
    for (const name of ['write', 'end']) {
      const own = prototype[name]
      prototype[name] = function (chunk, ...rest) {
        note(chunk)
        return own.call(this, chunk, ...rest)
      }
    }
  }
}
