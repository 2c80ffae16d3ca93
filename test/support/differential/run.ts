import { readFileSync, existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { createClient } from '../../../testing/contract/client.ts'
import type { Client } from '../../../testing/contract/client.ts'
import { generateProject, plainBackend } from '../generated-gateway.ts'
import { judgedRequests } from './requests.ts'
import type { JudgedRequest } from './requests.ts'

const corpus = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url))

/** Why the documents cannot be read; false where they can. */
export const corpusMissing = existsSync(corpus) ? false : 'no ../shared/corpus here'

export type Engine = 'compiled' | 'express'

/** What a request came to: the status of a refusal, or that the backend answered. */
export interface Voted extends JudgedRequest {
  readonly votes: Readonly<Record<Engine, number>>
}

/** One disagreement: an engine that does otherwise than the judge says. */
export interface Disagreement extends Voted {
  readonly engine: Engine
}

/** What the backend answers, whatever comes: a status that no document of these declares for a refusal, without a body to check. */
const reached = 204

/** A document without its security, which is judged elsewhere: here nobody needs credentials. */
function openDocument(file: string): string {
  const text = readFileSync(corpus + file, 'utf8')
  const document = (file.endsWith('.json') ? JSON.parse(text) : parse(text, { maxAliasCount: -1 })) as Record<string, unknown>
  delete document['security']
  for (const item of Object.values((document['paths'] ?? {}) as Record<string, Record<string, unknown>>)) {
    for (const operation of Object.values(item)) if (typeof operation === 'object' && operation !== null && !Array.isArray(operation)) delete (operation as Record<string, unknown>)['security']
  }
  return JSON.stringify(document)
}

/**
 * Sends the judged requests of some documents to both engines of one generated gateway, in front of a backend that answers everything
 * with 204, and gives back what each said.
 */
export async function vote(files: readonly string[], mostOfOperation: number): Promise<readonly Voted[]> {
  const names = new Map(files.map((file) => [file, file.replace(/\.[a-z]+$/, '').replaceAll('.', '-')]))
  const backend = await plainBackend((request, response) => {
    request.resume().once('end', () => response.writeHead(reached).end())
  })
  const project = await generateProject({
    ...Object.fromEntries(files.map((file) => [`specs/${names.get(file)}.json`, openDocument(file)])),
    'specs/gateway.yaml': JSON.stringify({ policies: { validation: { response: 'off' } }, apis: Object.fromEntries([...names.values()].map((name) => [name, { mount: `/${name}` }])) }),
  })
  try {
    const requests = project.documents.flatMap((document) => judgedRequests(document, `/${document.name}`, mostOfOperation))
    const votes = new Map<Engine, readonly number[]>()
    for (const engine of ['compiled', 'express'] as const) {
      const gateway = await project.start({ backend: `${backend.url}/`, engine })
      const client = createClient({ base: gateway.url, connections: 8 })
      try {
        votes.set(engine, await sendAll(client, requests))
      } finally {
        await client.close()
        await gateway.close()
      }
    }
    return requests.map((one, at) => ({ ...one, votes: { compiled: votes.get('compiled')![at]!, express: votes.get('express')![at]! } }))
  } finally {
    project.remove()
    await backend.close()
  }
}

async function sendAll(client: Client, requests: readonly JudgedRequest[]): Promise<readonly number[]> {
  const statuses: number[] = []
  let next = 0
  const sender = async (): Promise<void> => {
    for (let at = next++; at < requests.length; at = next++) {
      const outcome = await client.send(requests[at]!.check.request)
      statuses[at] = 'error' in outcome ? 0 : outcome.status
    }
  }
  await Promise.all(Array.from({ length: 8 }, sender))
  return statuses
}

/** Every engine that does otherwise than the judge says: what is to be accepted must reach the backend, what is not gets a 4xx. */
export function disagreements(voted: readonly Voted[]): readonly Disagreement[] {
  return voted.flatMap((one) => (['compiled', 'express'] as const)
    .filter((engine) => !(one.verdict === 'accepted' ? one.votes[engine] === reached : Math.floor(one.votes[engine] / 100) === 4))
    .map((engine) => ({ ...one, engine })))
}
