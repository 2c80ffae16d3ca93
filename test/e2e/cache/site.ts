import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { Operation, Partially, Policies } from '../../../runtime/contract.ts'
import { answer, json, pathParameter, queryParameter, string } from '../../../runtime/index.ts'
import { anOperation, startGateway, type TestGateway, type TestGatewayOptions } from '../../support/gateway.ts'

export interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
}

export type Answer = (request: IncomingMessage, response: ServerResponse, count: number) => void

export interface Site extends TestGateway {
  /** What the backend has seen, in order. */
  readonly seen: Seen[]
  /** What it answers with from now on. */
  answers(answer: Answer): void
  ask(path: string, init?: RequestInit): Promise<{ readonly status: number; readonly headers: Headers; readonly text: string; readonly cache: string }>
}

export const cached = (own: Partially<Policies['cache']> = {}, more: Partially<Policies> = {}): Partially<Policies> => ({ ...more, cache: { enabled: true, ...own } })

/** `GET` and `POST /items/{id}`, of which the first is cached by the policy. */
export function itemOperations(policies: Partially<Policies>, own: Partial<Operation> = {}): readonly Operation[] {
  const path = '/items/{id}'
  const id = pathParameter('id', string, null)
  return [
    anOperation({ id: 'getItem', path, parameters: [id, queryParameter('q', string, null), queryParameter('r', string, null)], responses: { 200: answer([json(null)]) }, ...own, policies }),
    anOperation({ id: 'postItem', method: 'POST', path, parameters: [id], backend: { name: 'test', path } }),
  ]
}

/** An answer that is fresh for a minute, with the count of calls in its body. */
export const fresh = (headers: Readonly<Record<string, string>> = {}): Answer => (_request, response, count) =>
  void response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'max-age=60', ...headers }).end(`{"count":${count}}`)

export async function startSite(options: Omit<TestGatewayOptions, 'backend'> & { readonly answer?: Answer }): Promise<Site> {
  let reply = options.answer ?? fresh()
  const seen: Seen[] = []
  const gateway = await startGateway({
    name: 'gw', ...options,
    backend: (request, response) => {
      seen.push({ method: request.method!, url: request.url!, headers: request.headers })
      request.resume()
      reply(request, response, seen.length)
    },
  })
  return {
    ...gateway, seen,
    answers(answer) { reply = answer },
    async ask(path, init) {
      // Else fetch asks for the backend's own word where there are conditions.
      const headers = { 'cache-control': 'as-it-comes', pragma: 'as-it-comes', ...init?.headers as Readonly<Record<string, string>> }
      const response = await fetch(gateway.url + path, { redirect: 'manual', ...init, headers })
      return { status: response.status, headers: response.headers, text: await response.text(), cache: response.headers.get('cache-status') ?? '' }
    },
  }
}

export async function withSite(options: Parameters<typeof startSite>[0], run: (site: Site) => Promise<void>): Promise<void> {
  const site = await startSite(options)
  try {
    await run(site)
  } finally {
    await site.close()
  }
}

/** Resolves when `holds` does; rejects when it has not within 10 s. */
export async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 2_000) throw new Error(`never came true: ${holds}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
