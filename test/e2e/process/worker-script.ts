import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { drainServer, trackConnections } from '../../../runtime/process/drain.ts'
import { attachWorker, leaveSignalsToSupervisor, reportFailure } from '../../../runtime/process/worker.ts'
import { readFileSync } from 'node:fs'

// A worker without a gateway: it answers with the version that it read when it started.
leaveSignalsToSupervisor()
const version = readFileSync(process.env['VERSION_FILE']!, 'utf8')
if (version === 'bad') reportFailure(['the new code is bad'])
else if (version === 'silent') process.exit(7)
else {
  let ready = true
  process.on('SIGWINCH', () => { for (const until = performance.now() + 2_500; performance.now() < until;); })
  let served = 0
  const server = createServer({ keepAliveTimeout: 75_000 }, (request, response) => {
    served++
    if (request.url === '/crash') process.exit(1)
    if (request.url === '/ready') return void response.writeHead(ready ? 200 : 503).end()
    const answer = (): void => void response.writeHead(200, ['content-type', 'text/plain']).end(`${version} ${process.pid}`)
    if (request.url === '/slow') setTimeout(answer, 400)
    else if (request.url === '/head-first') {
      response.writeHead(200, ['content-type', 'text/plain'])
      response.flushHeaders()
      setTimeout(() => response.end(version), 300)
    } else setTimeout(answer, 1)
  })
  const sockets = trackConnections(server)
  server.listen(Number(process.env['PORT']), '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    attachWorker({
      url: `http://127.0.0.1:${port}`,
      unready: () => { ready = false },
      drain: (grace = 1_500, unlisted) => drainServer(server, sockets, { grace, limit: 10_000, unlisted }),
      metrics: async () => [{ name: 'served_total', help: 'served', type: 'counter', aggregator: 'sum', values: [{ labels: {}, value: served }] }],
    })
  })
}
