import { Pool } from 'undici'
import type { GeneratedProject } from '../generated-gateway.ts'
import type { MatrixOperation } from './documents.ts'
import { statusOf, verdictOf, type Sent } from './expected.ts'
import { states, type MatrixScheme, type MatrixWorld, type State } from './schemes.ts'

/** One request of the matrix. */
export interface Cell {
  readonly operation: MatrixOperation
  readonly path: string
  readonly sent: Sent
  readonly status: number
}

/** Every combination of states of the schemes that an operation is tried with. */
export function cellsOf(operations: readonly MatrixOperation[]): readonly Cell[] {
  return operations.flatMap((operation) => {
    const combinations = operation.tried.reduce<readonly (readonly (readonly [MatrixScheme, State])[])[]>(
      (before, scheme) => before.flatMap((one) => states.map((state) => [...one, [scheme, state] as const])), [[]])
    return combinations.map((one): Cell => {
      const sent = new Map(one)
      return { operation, sent, path: `/${operation.api}${operation.path}`, status: statusOf(operation, sent) }
    })
  })
}

export interface MatrixRun {
  readonly requests: number
  readonly statuses: Readonly<Record<string, number>>
  /** What was not as it must be, in words. */
  readonly wrong: readonly string[]
}

/** Starts the gateway on an engine and sends every cell, each from an address of its own, so that none is refused for the failures of others. */
export async function runMatrix(options: {
  readonly project: GeneratedProject
  readonly world: MatrixWorld
  readonly engine: 'compiled' | 'express'
  readonly cells: readonly Cell[]
  readonly backend: { readonly url: string; readonly seen: { count: number; leaked: string[] } }
}): Promise<MatrixRun> {
  const { project, world, engine, cells, backend } = options
  const server = world.authority.issue({ names: ['localhost'], alternatives: ['DNS:localhost'] })
  const gateway = await project.start({
    backend: backend.url, engine, env: world.env, verifiers: { new: { hmac: world.hmac } },
    tls: { ...server, ca: world.authority.cert, requestCert: true, rejectUnauthorized: false },
  })
  const pool = (certificate?: { cert: string; key: string }): Pool =>
    new Pool(`https://127.0.0.1:${gateway.port}`, { connections: 4, connect: { ca: world.authority.cert, servername: 'localhost', ...certificate } })
  const pools = { absent: pool(), ...mapOf(world.certificates, pool) }
  const wrong: string[] = []
  const statuses: Record<string, number> = {}
  try {
    const waiting = cells.entries()
    const sender = async (): Promise<void> => {
      for (const [index, cell] of waiting) {
        const found = await send(pools, cell, index)
        statuses[found.status] = (statuses[found.status] ?? 0) + 1
        const fault = faultOf(cell, found)
        if (fault !== null) wrong.push(`${engine} ${nameOf(cell)}: ${fault}`)
      }
    }
    await Promise.all(Array.from({ length: 8 }, sender))
  } finally {
    await Promise.all(Object.values(pools).map((one) => one.close()))
    await gateway.close()
  }
  return { requests: cells.length, statuses, wrong }
}

interface Found { readonly status: number; readonly challenges: string; readonly code: string }

async function send(pools: Readonly<Record<State, Pool>>, { path, sent }: Cell, index: number): Promise<Found> {
  const headers: string[] = ['x-forwarded-for', `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`]
  let query = ''
  let pool = pools.absent
  for (const [{ place, key = '', credentials }, state] of sent) {
    if (state === 'absent') continue
    const value = credentials[state]
    switch (place) {
      case 'header': headers.push(key, value); break
      case 'query': query = `?${key}=${value}`; break
      case 'cookie': headers.push('cookie', `a=1; ${key}=${value}; b=2`); break
      case 'certificate': pool = pools[state]; break
      case 'basic': headers.push('authorization', `Basic ${value}`); break
      case 'bearer': headers.push('authorization', `Bearer ${value}`); break
      case 'hmac': headers.push('authorization', `HMAC ${value}`); break
    }
  }
  const answer = await pool.request({ method: 'GET', path: path + query, headers })
  const text = await answer.body.text()
  const challenges = answer.headers['www-authenticate'] ?? []
  return { status: answer.statusCode, challenges: [challenges].flat().join(', '), code: answer.statusCode === 200 ? '' : (JSON.parse(text) as { code: string }).code }
}

/** What of an answer is not as it must be; null where all is. */
function faultOf({ operation, sent, status }: Cell, found: Found): string | null {
  if (found.status !== status) return `${found.status} for ${status}`
  if (status === 401) {
    const schemes = new Set(operation.anyOf.flat().map(({ scheme }) => scheme))
    const missing = [...schemes].find(({ place }) => !found.challenges.toLowerCase().includes(challengeOf[place]))
    if (missing !== undefined) return `no challenge for ${missing.name} in ${found.challenges}`
    const bearers = [...schemes].filter(({ place }) => place === 'bearer')
    // An error is named only where a token was sent (RFC 6750, 3.1).
    if (bearers.every((scheme) => verdictOf(scheme, sent) !== 'invalid') && found.challenges.includes('error=')) return `an error without a token: ${found.challenges}`
    if (schemes.size === 1 && bearers.some((scheme) => verdictOf(scheme, sent) === 'invalid') && !found.challenges.includes('error="invalid_token"')) return 'no invalid_token'
    return found.code === 'unauthorized' ? null : found.code
  }
  if (status === 403) {
    const lacking = operation.anyOf.some((alternative) => alternative.length === 1 && alternative[0]!.scheme.place === 'bearer' && verdictOf(alternative[0]!.scheme, sent) === 'lacks')
    if (operation.anyOf.length === 1 && lacking && !/error="insufficient_scope"/.test(found.challenges)) return `no insufficient_scope in ${found.challenges}`
    return found.code === 'forbidden' ? null : found.code
  }
  return null
}

const challengeOf = { header: 'apikey realm=', query: 'apikey realm=', cookie: 'apikey realm=', bearer: 'bearer realm=', basic: 'basic realm=', hmac: 'hmac realm=', certificate: 'clientcertificate realm=' } as const

const nameOf = ({ operation, sent }: Cell): string =>
  `${operation.api} ${operation.anyOf.map((alternative) => alternative.map(({ scheme }) => scheme.name).join('+') || 'nobody').join(' | ')} with ${[...sent].map(([{ name }, state]) => `${name} ${state}`).join(', ')}`

function mapOf<K extends string, A, B>(map: Readonly<Record<K, A>>, make: (value: A) => B): Record<K, B> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, make(value as A)])) as Record<K, B>
}
