/** Why a store gave no answer. `down`: not connected, or lost before it answered; `busy`: too much is under way; `refused`: it answered with an error. */
export type StoreFailure = 'down' | 'busy' | 'refused'

/** What every command of a store rejects with. Its message holds neither keys nor values. */
export class StoreError extends Error {
  readonly failure: StoreFailure

  constructor(failure: StoreFailure, options?: ErrorOptions) {
    super(messages[failure], options)
    this.name = 'StoreError'
    this.failure = failure
  }
}

const messages = {
  down: 'the store cannot be reached',
  busy: 'too many commands wait for the store',
  refused: 'the store refused a command',
} as const satisfies Record<StoreFailure, string>
