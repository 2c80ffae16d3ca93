import { once } from 'node:events'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AddressInfo } from 'node:net'
import type { RequestListener } from 'node:http'
import { createServer, type ServerOptions } from 'node:https'
import { formatDiagnostic } from '../../generator/diagnostics.ts'
import type { Diagnostic } from '../../generator/diagnostics.ts'
import { generate } from '../../generator/generate.ts'
import type { ApiDocument } from '../../generator/load/document.ts'
import type { AppVerifiers } from '../../runtime/auth/verifiers.ts'
import type { Engine } from '../../runtime/chains.ts'
import type { ApiHooks } from '../../runtime/contract.ts'
import type { Gateway, GatewayOptions } from '../../runtime/gateway.ts'
import { createGatewayServer } from '../../runtime/server.ts'
import { collectedLog } from './collected-log.ts'
import { serve } from './raw.ts'

/** What was generated from some documents in a project of its own, ready to be started. */
export interface GeneratedProject {
  readonly root: string
  readonly documents: readonly ApiDocument[]
  /** What was said of the documents; none is an error. */
  readonly diagnostics: readonly Diagnostic[]
  /** Starts the gateway in front of the backends, by API name, on a free port of 127.0.0.1. */
  start(options: StartOptions): Promise<StartedGateway>
  remove(): void
}

export interface StartOptions {
  /** The base URL of every API's backend. */
  readonly backend: string
  readonly engine?: Engine
  readonly hooks?: Readonly<Record<string, ApiHooks>>
  readonly env?: Readonly<Record<string, string>>
  /** Verifiers of the app's own. */
  readonly verifiers?: AppVerifiers
  /** The clock that credentials are judged by. */
  readonly now?: () => number
  /** Serves over TLS, as an application of the user's would. */
  readonly tls?: ServerOptions
}

export interface StartedGateway {
  readonly url: string
  readonly port: number
  readonly gateway: Gateway
  close(): Promise<void>
}

const repository = join(import.meta.dirname, '../..')

/** Generates a project in a temporary folder from files by their paths, `specs/shop.json` for one. Throws where there are errors. */
export async function generateProject(files: Readonly<Record<string, string>>): Promise<GeneratedProject> {
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'gatewright-generated-'))
  const remove = (): void => rmSync(root, { recursive: true, force: true })
  mkdirSync(join(root, 'node_modules'))
  symlinkSync(repository, join(root, 'node_modules/gatewright'))
  for (const [file, text] of Object.entries({ 'package.json': '{ "type": "module" }', ...files })) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  const { documents, diagnostics } = await generate({ root })
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) {
    remove()
    throw new Error(errors.map((error) => formatDiagnostic(error)).join('\n'))
  }
  const { createGateway } = await import(pathToFileURL(join(root, 'generated/gateway.gen.ts')).href) as {
    createGateway: (options: GatewayOptions<Readonly<Record<string, ApiHooks>>>) => Gateway
  }
  return {
    root, documents, diagnostics, remove,
    async start({ backend, engine = 'compiled', hooks, env, verifiers, now, tls }) {
      const backends = Object.fromEntries(documents.map(({ name }) => [`BACKEND_${name.toUpperCase().replaceAll('-', '_')}`, backend]))
      const instance = createGateway({
        engine, ...(hooks !== undefined && { hooks }), ...(verifiers !== undefined && { verifiers }),
        config: { directory: root, ...(now !== undefined && { now }), log: collectedLog({ info() {}, warn() {}, error() {} }), env: { HOST: '127.0.0.1', LOG_LEVEL: 'silent', ACCESS_LOG: 'off', ...backends, ...env } },
      })
      const server = tls === undefined ? createGatewayServer(instance.handler) : createServer(tls, instance.handler)
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      const { port } = server.address() as AddressInfo
      return {
        port, url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`, gateway: instance,
        async close() {
          await new Promise<void>((resolve) => {
            server.close(() => resolve())
            server.closeAllConnections()
          })
          await instance.close()
        },
      }
    },
  }
}

/** A backend that answers everything in the same way. */
export function plainBackend(listener: RequestListener = (request, response) => {
  request.resume().once('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'))
}): ReturnType<typeof serve> {
  return serve(listener)
}
