import proxy from '@fastify/http-proxy'
import Fastify from 'fastify'

/** `@fastify/http-proxy` as its README shows. It checks nothing. Usage: node fastify-http-proxy.js BACKEND_URL PORT */
const [backend, port] = process.argv.slice(2)
const server = Fastify()
server.register(proxy, { upstream: backend, undici: { connections: 256 } })
await server.listen({ port: Number(port), host: '127.0.0.1' })
