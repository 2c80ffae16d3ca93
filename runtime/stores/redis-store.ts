import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import type { Redis } from 'ioredis'
import type { Log } from '../stage.ts'
import { watchSilence } from './silence.ts'
import { StoreError } from './store-error.ts'

export type RedisArgument = string | number | Buffer

/** A Lua script, which Redis runs atomically and in one round trip. Both forms reject with a StoreError. */
export interface RedisScript {
  /** `keys` with the store's prefix (`RedisStore.key`); texts of the reply as strings. */
  run(keys: readonly string[], args: readonly RedisArgument[]): Promise<unknown>
  /** As `run`, texts of the reply as bytes. */
  runForBytes(keys: readonly string[], args: readonly RedisArgument[]): Promise<unknown>
}

/**
 * A gateway's one connection to Redis. Commands are sent while it is up and rejected at once, with a StoreError, while it is
 * down: nothing is queued for later, since a late answer is worth nothing to a request. It comes back by itself.
 */
export interface RedisStore {
  readonly up: boolean
  /** Where it connects to, without credentials. */
  readonly address: string
  /** A key with the gateway's prefix. */
  key(...parts: readonly string[]): string
  /** One command; texts of the reply as strings. Rejects with a StoreError. */
  send(command: string, ...args: readonly RedisArgument[]): Promise<unknown>
  /** As `send`, texts of the reply as bytes. */
  sendForBytes(command: string, ...args: readonly RedisArgument[]): Promise<unknown>
  script(lua: string): RedisScript
  /** Called whenever it goes up or down, and at once where it is up already. */
  onChange(listener: (up: boolean) => void): void
  state(): StoreState
  /** Resolves when it is up, or after `patience` ms at the latest, with whether it is. */
  settled(patience: number): Promise<boolean>
  /** Drops the connection; commands under way reject. */
  close(): void
}

/** What is known of a store, for operators. */
export interface StoreState {
  /** `host:port`. */
  readonly store: string
  readonly up: boolean
  /** How often it went down. */
  readonly lost: number
}

export interface RedisStoreOptions {
  /** `redis://` or `rediss://`, with user, password and database where there are any. */
  readonly url: string
  readonly prefix: string
  readonly log: Log
  /** Milliseconds that Redis may be silent, with a command under way, before the connection is given up; a fifth more may pass. */
  readonly patience?: number
  /** Commands that may be under way at once; more are rejected. */
  readonly maxInFlight?: number
}

/** How long to wait before trying to connect again, in ms. */
const backoff = (attempt: number): number => Math.min(1_000, 50 * 2 ** Math.min(attempt - 1, 8))

/** Connects to Redis, and again for as long as it is not closed. The client library is loaded here, and only here. */
export function openRedis(options: RedisStoreOptions): RedisStore {
  const { url, prefix, log, patience = 500, maxInFlight = 8_192 } = options
  const { host } = new URL(url)
  const { Redis: Client } = createRequire(import.meta.url)('ioredis') as { Redis: new (url: string, options: object) => Redis }
  const client = new Client(url, {
    enableOfflineQueue: false, autoResendUnfulfilledCommands: false, maxRetriesPerRequest: 0,
    connectTimeout: 2_000, retryStrategy: backoff, disableClientInfo: true,
  })
  const listeners = new Set<(up: boolean) => void>()
  let up = false
  let told = false
  let closed = false
  let inFlight = 0
  let lostCount = 0

  const change = (to: boolean): void => {
    if (up === to) return
    up = to
    if (!to && !closed) lostCount++
    for (const listener of listeners) listener(to)
  }
  // Not ioredis's `socketTimeout`: that one also gives up what has answered while this process stood still.
  const silence = watchSilence({
    patience,
    awaited: () => inFlight > 0 || client.status === 'connect',
    heard: () => client.stream?.bytesRead ?? 0,
    silent: () => void client.stream.destroy(Object.assign(new Error(`nothing was heard for ${patience} ms`), { code: 'SILENT' })),
  })
  // What is sent first decides whether it becomes ready.
  client.on('connect', silence.start)
  client.on('ready', () => {
    if (told) log.info({ store: host }, 'the store can be reached again')
    told = false
    change(true)
  })
  const lost = (code: string): void => {
    if (!told && !closed) log.warn({ store: host, code }, 'the store cannot be reached')
    told = true
    change(false)
  }
  client.on('error', (error: NodeJS.ErrnoException) => lost(error.code ?? error.name))
  client.on('close', () => lost('closed'))

  const dispatch = async (asBytes: boolean, command: string, args: readonly RedisArgument[]): Promise<unknown> => {
    if (!up) throw new StoreError('down')
    if (inFlight >= maxInFlight) throw new StoreError('busy')
    inFlight++
    silence.start()
    try {
      return await (asBytes ? client.callBuffer(command, ...args) : client.call(command, ...args))
    } catch (error) {
      // An error reply is Redis's own word; all else means that none came.
      throw error instanceof Error && error.name === 'ReplyError' ? new StoreError('refused', { cause: error }) : new StoreError('down', { cause: error })
    } finally {
      inFlight--
    }
  }
  const send = (command: string, ...args: readonly RedisArgument[]): Promise<unknown> => dispatch(false, command, args)
  const sendForBytes = (command: string, ...args: readonly RedisArgument[]): Promise<unknown> => dispatch(true, command, args)

  return {
    get up() { return up },
    address: host,
    key: (...parts) => prefix + parts.join(':'),
    send,
    sendForBytes,
    script(lua) {
      const sha = createHash('sha1').update(lua).digest('hex')
      const run = (asBytes: boolean, keys: readonly string[], args: readonly RedisArgument[]): Promise<unknown> =>
        dispatch(asBytes, 'EVALSHA', [sha, keys.length, ...keys, ...args]).catch((error: unknown) => {
          if (!(error instanceof StoreError) || !String((error.cause as Error | undefined)?.message).startsWith('NOSCRIPT')) throw error
          return dispatch(asBytes, 'EVAL', [lua, keys.length, ...keys, ...args])
        })
      return { run: (keys, args) => run(false, keys, args), runForBytes: (keys, args) => run(true, keys, args) }
    },
    onChange(listener) {
      listeners.add(listener)
      if (up) listener(true)
    },
    settled(limit) {
      if (up) return Promise.resolve(true)
      return new Promise((resolve) => {
        const end = (): void => {
          clearTimeout(timer)
          listeners.delete(end)
          resolve(up)
        }
        const timer = setTimeout(end, limit)
        listeners.add(end)
      })
    },
    state: () => ({ store: host, up, lost: lostCount }),
    close() {
      closed = true
      silence.close()
      client.disconnect()
      change(false)
    },
  }
}
