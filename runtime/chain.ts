import type { Operation, Policies } from './contract.ts'
import type { Exchange } from './exchange.ts'
import type { ChainRecord } from './observe/observer.ts'
import type { RequestStep, Stage, Step, Terminal } from './stage.ts'

/** What an operation's requests run through: flat arrays made once, when the gateway starts. */
export interface Chain {
  /** The API's name; '' where no API answers. */
  readonly api: string
  readonly mount: string
  readonly operation: Operation | null
  readonly policies: Policies
  readonly requestSteps: readonly ((x: Exchange) => RequestStep)[]
  readonly requestNames: readonly string[]
  readonly responseSteps: readonly ((x: Exchange) => Step)[]
  readonly responseNames: readonly string[]
  /** For the request step at the same index: the first response step that lies outside of it. */
  readonly turns: readonly number[]
  readonly headSteps: readonly ((x: Exchange) => void)[]
  /** The stage closest to the backend first: it says what the answer is. */
  readonly buffering: readonly ((x: Exchange) => boolean)[]
  readonly overflowing: readonly ((x: Exchange) => boolean)[]
  readonly terminal: Terminal | null
  readonly events: ExchangeEvents
  /** The chain that this one's reports count for, where it is a part of another one. */
  readonly countedAs?: Chain
  /** What the observer keeps of it, from its first request on; here, since a table of a thousand chains is slower to look up. */
  record: ChainRecord | null
}

/** What the pipeline reports, once each per exchange. */
export interface ExchangeEvents {
  /** The first byte of the answer is about to be written, or the exchange is over without one: no deadline holds any more. */
  readonly answered: (x: Exchange) => void
  /** What is left of an answer flows: the next chunk may take `allowance` ms from now on. */
  readonly awaits: (x: Exchange, allowance: number) => void
  /** The exchange is over: written whole, cut, or left by the client. */
  readonly finished: (x: Exchange) => void
  /** Something threw that is no refusal: a fault of the gateway or of a hook. */
  readonly crashed: (x: Exchange, error: unknown) => void
}

/** Lays an operation's stages, given in pipeline order, out as flat arrays. */
export function compileChain(
  chain: Pick<Chain, 'api' | 'mount' | 'operation' | 'policies' | 'terminal' | 'events'>,
  stages: readonly Stage[],
): Chain {
  const requests = stages.flatMap((stage, at) => (stage.request === undefined ? [] : [{ at, name: stage.name, step: stage.request }]))
  const responses = stages
    .flatMap((stage, at) => (stage.response === undefined ? [] : [{ at, name: stage.name, step: stage.response }]))
    .reverse()
  const outsideOf = (at: number): number => {
    const index = responses.findIndex((response) => response.at < at)
    return index === -1 ? responses.length : index
  }
  const { api, mount, operation, policies, terminal, events } = chain
  // What every request needs comes first, and what is empty is shared: the less memory a chain touches, the more chains stay in the caches.
  return {
    policies, terminal, events,
    requestSteps: requests.map(({ step }) => step),
    record: null,
    responseSteps: shared(responses.map(({ step }) => step)),
    headSteps: shared(stages.flatMap((stage) => stage.head ?? [])),
    buffering: shared(stages.flatMap((stage) => stage.buffers ?? []).reverse()),
    overflowing: shared(stages.flatMap((stage) => stage.overflow ?? []).reverse()),
    turns: requests.map(({ at }) => outsideOf(at)),
    requestNames: requests.map(({ name }) => name),
    responseNames: responses.map(({ name }) => name),
    api, mount, operation,
  }
}

const nothing: readonly never[] = []

function shared<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? nothing : list
}
