import { GatewayError } from '../problem.ts'

/**
 * How a backend call ended for those who waited for it. `stored`: what it brought can be looked up; `alone`: it cannot be shared, each
 * asks for himself; `again`: it came to nothing through no fault of the backend's; else the backend failed.
 */
export type Landing = 'stored' | 'alone' | 'again' | GatewayError

/** One backend call that several requests wait for. */
export interface Flight {
  readonly landed: Promise<Landing>
  /** Ends it, once; later calls do nothing. `lasts`: the next answer is expected to land alike. */
  land(landing: Landing, lasts?: boolean): void
}

/** The backend calls under way, by what they ask for. */
export interface Flights {
  of(id: string): Flight | null
  begin(id: string): Flight
  /** Whether the last answer to this could not be shared, so that waiting for the next would be for nothing. */
  isAlone(id: string): boolean
}

/** How long answers that cannot be shared are expected of a resource that gave one, in ms; bounded in number too. */
const aloneFor = 30_000
const aloneLimit = 4_096

export function createFlights(now: () => number): Flights {
  const flights = new Map<string, Flight>()
  const alone = new Map<string, number>()
  return {
    of: (id) => flights.get(id) ?? null,
    begin(id) {
      const { promise, resolve } = Promise.withResolvers<Landing>()
      const flight: Flight = {
        landed: promise,
        land(landing, lasts = true) {
          if (flights.get(id) !== flight) return
          flights.delete(id)
          if (landing === 'alone' && lasts) {
            if (alone.size >= aloneLimit) alone.clear()
            alone.set(id, now() + aloneFor)
          } else if (landing === 'stored') alone.delete(id)
          resolve(landing)
        },
      }
      flights.set(id, flight)
      return flight
    },
    isAlone: (id) => alone.size > 0 && (alone.get(id) ?? 0) > now(),
  }
}
