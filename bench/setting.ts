import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import type { Tokens } from './tokens.ts'

/** What every part of a run is given. */
export interface Setting {
  /** The repository. */
  readonly root: string
  /** For files of the run; emptied when it begins. */
  readonly folder: string
  /** What `--install` brings; kept between runs. */
  readonly cache: string
  /** The backend of every contender. */
  readonly backend: string
  /** The same backend, with one pet for every path. */
  readonly onePet: string
  readonly key: string
  readonly tokens: Tokens
}

/** The processor of the contender, that of the backend, the load and this process, and both, as `taskset` has them. */
export const contenderCpu = '0'
export const loadCpu = '1'
export const bothCpus = '0,1'

/** A port of 127.0.0.1 that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
