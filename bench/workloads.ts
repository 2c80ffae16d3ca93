import { orderBody } from './payloads.ts'

export type WorkloadName = 'get' | 'post' | 'get-token' | 'post-token' | 'list' | 'large'

/** One kind of request that every contender gets. */
export interface Workload {
  readonly name: WorkloadName
  readonly title: string
  readonly method: string
  readonly path: string
  readonly body?: string
  /** `token`: bearer tokens of 64 clients in turn. */
  readonly credential: 'key' | 'token'
  readonly connections: number
}

export const workloads: readonly Workload[] = [
  { name: 'get', title: 'GET one pet, 152 B, API key', method: 'GET', path: '/pets/42', credential: 'key', connections: 32 },
  { name: 'post', title: 'POST, 1 kB both ways, API key', method: 'POST', path: '/pets', body: orderBody, credential: 'key', connections: 32 },
  { name: 'get-token', title: 'GET one pet, bearer JWT', method: 'GET', path: '/token/pets/42', credential: 'token', connections: 32 },
  { name: 'post-token', title: 'POST, 1 kB both ways, bearer JWT', method: 'POST', path: '/token/pets', body: orderBody, credential: 'token', connections: 32 },
  { name: 'list', title: 'GET a list, 50 kB', method: 'GET', path: '/pets?limit=370', credential: 'key', connections: 16 },
  { name: 'large', title: 'GET 1 MB, binary', method: 'GET', path: '/large', credential: 'key', connections: 8 },
]

/** A request as it is sent. */
export interface Sent {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** The requests of a workload, to be sent in turn. */
export function requestsOf(workload: Workload, { key, tokens }: { readonly key: string; readonly tokens: { readonly valid: readonly string[] } }): readonly Sent[] {
  const { method, path, body } = workload
  const credentials: readonly Readonly<Record<string, string>>[] = workload.credential === 'key'
    ? [{ 'x-api-key': key }]
    : tokens.valid.map((token) => ({ authorization: `Bearer ${token}` }))
  return credentials.map((credential) => ({
    method, path, ...(body !== undefined && { body }),
    headers: { ...credential, ...(body !== undefined && { 'content-type': 'application/json' }) },
  }))
}
