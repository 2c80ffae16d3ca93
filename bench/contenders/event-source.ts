import { createServer } from 'node:http'

/**
 * A source of server-sent events: one every INTERVAL milliseconds and connection, each with the time of its sending (nanoseconds of
 * the machine's monotonic clock) as its data. Usage: node event-source.ts PORT INTERVAL
 */
const [port = '0', interval = '20'] = process.argv.slice(2)

createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  const send = (): void => void response.write(`data: ${process.hrtime.bigint()}\n\n`)
  send()
  const timer = setInterval(send, Number(interval))
  response.once('close', () => clearInterval(timer))
}).listen(Number(port), '127.0.0.1')
