import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Diagnostic } from '../../generator/diagnostics.ts'
import type { JsonObject } from '../../generator/load/document.ts'
import { breakAnswer } from './breach.ts'
import { isBodiless } from './answer.ts'
import { createMarks } from './marks.ts'
import type { Marks } from './marks.ts'
import { createMockApi } from './mock-api.ts'
import type { MockApi } from './mock-api.ts'
import { readPreferences } from './prefer.ts'
import { readBody } from './read-body.ts'
import { sendAnswer, sendProblem } from './send.ts'

/** A document that the embedded backend answers. */
export interface MockDocument {
  /** The API's name; requests whose path begins with `/<name>/` are for it, whatever other documents say. */
  readonly name: string
  /** The document in OpenAPI 3.1 shape (`ApiDocument.document`), or what loads it when the first request comes. */
  readonly document: JsonObject | (() => JsonObject | Promise<JsonObject>)
  /** A path under which its operations stand besides those of its servers. */
  readonly basePath?: string
}

export interface MockOptions {
  readonly documents: readonly MockDocument[]
  /** 0, the default, takes a free one. */
  readonly port?: number
  /** Default 127.0.0.1. */
  readonly host?: string
  /** Told of each example that is passed over since its own schema refuses it, and of documents that do not load. */
  readonly onDiagnostic?: (diagnostic: Diagnostic) => void
  /** How long `Prefer: fault=slow` waits before it answers, in ms; default 60,000. */
  readonly slow?: number
  /** Between two events of a stream, in ms; default 20. */
  readonly pause?: number
}

export interface Mock {
  /** `http://127.0.0.1:PORT`; a target for one API is this with `/<name>` behind it. */
  readonly url: string
  readonly port: number
  /** Ends all connections. */
  close(): Promise<void>
}

/**
 * Starts the embedded backend: it answers every operation of the documents from its valid examples, else from its schemas, the same each time.
 * It listens at once; documents are loaded and read when they are asked for. Rejects where the port cannot be had.
 *
 * `Prefer: code=404`, `example=NAME` and `dynamic` (from the schema) choose the answer. `Prefer: fault=` breaks the contract: `body` (a body that
 * its schema refuses, or an undeclared media type where there is no schema), `header` (a required header missing, else a declared one wrong),
 * `status` (an undeclared one), `garbage` (malformed JSON), `slow` (answers after a minute), `drop` (dies in the middle of the body).
 * `x-mock-operation` and `x-mock-target` in the answer say which operation answered what target; see `marks.ts` for the rest of that protocol.
 */
export async function startMock(options: MockOptions): Promise<Mock> {
  const { host = '127.0.0.1', port = 0 } = options
  const apis = options.documents.map((document) => ({ name: document.name, load: loader(document, options) }))
  const marks = createMarks()
  const stopping = new AbortController()
  const server = createServer((request, response) => {
    answer(request, response, { apis, marks, options, signal: stopping.signal }).catch((error: unknown) => {
      sendProblem(response, 500, 'the embedded backend failed', error instanceof Error ? error.message : String(error))
    })
  })
  server.keepAliveTimeout = 75_000
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
    else socket.destroy()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.removeListener('error', reject)
      resolve()
    })
  })
  const at = server.address() as AddressInfo
  return {
    port: at.port,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${at.port}`,
    close: () => new Promise((resolve) => {
      stopping.abort()
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}

interface Serving {
  readonly apis: readonly { readonly name: string; readonly load: () => Promise<MockApi | null> }[]
  readonly marks: Marks
  readonly options: MockOptions
  readonly signal: AbortSignal
}

/** Loads a document once; one that does not load is told of and answers nothing. */
function loader({ name, document, basePath }: MockDocument, options: MockOptions): () => Promise<MockApi | null> {
  const tell = options.onDiagnostic
  const load = async (): Promise<MockApi | null> => {
    try {
      return createMockApi({
        name,
        document: typeof document === 'function' ? await document() : document,
        ...(basePath === undefined ? {} : { basePath }),
        ...(tell === undefined ? {} : {
          onBadExample: (pointer, [first]) => tell({
            code: 'example-invalid', severity: 'warning', place: { file: name, pointer },
            message: `the example is not valid by its own schema and is passed over: ${first?.pointer ?? ''} ${first?.message ?? ''}`,
          }),
        }),
      })
    } catch (error) {
      tell?.({ code: 'mock-document', severity: 'error', place: { file: name }, message: error instanceof Error ? error.message : String(error) })
      return null
    }
  }
  let loading: Promise<MockApi | null> | undefined
  return () => (loading ??= load())
}

async function answer(request: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  response.on('error', () => undefined)
  const target = request.url ?? '/'
  const method = request.method ?? 'GET'
  const body = await readBody(request)
  if (body === null) return
  const found = await find(serving, method, target)
  if (found === undefined) return sendProblem(response, 404, 'no operation of any document has this path', `${method} ${target}`)
  if (!('operation' in found)) {
    response.setHeader('allow', found.allow.join(', '))
    return sendProblem(response, 405, 'the path has no operation of this method', `${method} ${target}`)
  }
  const { api, operation } = found
  const preferences = readPreferences(headerOf(request, 'prefer'))
  const made = api.answer(operation, { ...preferences, accept: headerOf(request, 'accept'), stream: body.stream })
  const proof: (readonly [string, string])[] = [['x-mock-operation', encodeURIComponent(operation.id.toWellFormed())], ['x-mock-target', printable(found.target)], ...serving.marks.note(request.headers)]
  for (const [name, value] of proof) response.setHeader(name, value)
  if ('unsupported' in made) return sendProblem(response, 500, 'no valid answer could be made from the document', made.unsupported)
  const { fault } = preferences
  const broken = fault === null ? made : breakAnswer(fault, made, operation, api.sampler)
  const sent = broken ?? made
  if (fault !== null) response.setHeader('x-mock-fault', broken === null ? 'none' : fault)
  await sendAnswer(response, sent, { headOnly: method === 'HEAD' || isBodiless(sent.status), fault: broken === null ? null : fault, slow: serving.options.slow ?? 60_000, pause: serving.options.pause ?? 20, signal: serving.signal })
}

async function find(serving: Serving, method: string, target: string): Promise<({ readonly api: MockApi; readonly target: string } & ({ readonly operation: Parameters<MockApi['answer']>[0] } | { readonly allow: readonly string[] })) | undefined> {
  const question = target.search(/[?#]/)
  const path = question === -1 ? target : target.slice(0, question)
  if (!path.startsWith('/')) return undefined
  const named = serving.apis.filter(({ name }) => path.startsWith(`/${name}/`))
  let refused: { readonly api: MockApi; readonly target: string; readonly allow: readonly string[] } | undefined
  for (const [prefix, apis] of [...named.map(({ name, load }) => [`/${name}`, [{ load }]] as const), ['', serving.apis] as const]) {
    for (const { load } of apis) {
      const api = await load()
      const match = api?.find(method, path.slice(prefix.length))
      if (api === null || match === undefined) continue
      if ('operation' in match) return { api, target: target.slice(prefix.length), operation: match.operation }
      refused ??= { api, target: target.slice(prefix.length), allow: match.allow }
    }
    // A path that begins with an API's name is for that API, even where another's template would take it.
    if (refused !== undefined && prefix !== '') break
  }
  return refused
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}

/** What a header may hold: bytes beyond ASCII arrive as Latin-1 and go back escaped. */
function printable(text: string): string {
  return text.replace(/[^\x21-\x7e]/g, (character) => encodeURIComponent(character))
}

