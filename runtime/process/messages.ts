import type { BackendState } from '../backend/backend-state.ts'
import type { MaintenanceState } from '../maintenance.ts'
import type { MetricFamily } from '../observe/metrics.ts'

/** What the supervisor tells a worker. */
export type ToWorker =
  | { readonly gatewright: 'unready' }
  | { readonly gatewright: 'drain'; readonly grace?: number }
  | { readonly gatewright: 'unlisted' }
  | { readonly gatewright: 'metrics'; readonly id: number }
  | { readonly gatewright: 'backends'; readonly id: number }
  | { readonly gatewright: 'activate'; readonly id: number; readonly backend: string; readonly group: string }
  | { readonly gatewright: 'maintenance'; readonly state: MaintenanceState }
  /** Stored answers with one of the tags are to be forgotten; with an id, their number is asked for. */
  | { readonly gatewright: 'purge'; readonly tags: readonly string[]; readonly id: number | null }

/** What a worker tells the supervisor. */
export type ToSupervisor =
  | { readonly gatewright: 'ready'; readonly url: string; readonly summary: string; readonly apis?: readonly string[] }
  | { readonly gatewright: 'failed'; readonly lines: readonly string[] }
  | { readonly gatewright: 'metrics'; readonly id: number; readonly families: readonly MetricFamily[] }
  /** This worker has forgotten answers with these tags: the others have to as well. */
  | { readonly gatewright: 'purge'; readonly tags: readonly string[] }
  | { readonly gatewright: 'purged'; readonly id: number; readonly count: number; readonly error?: string }
  | { readonly gatewright: 'backends'; readonly id: number; readonly backends: readonly BackendState[] }
  | { readonly gatewright: 'activated'; readonly id: number; readonly problem: string | null }
  | { readonly gatewright: 'closed' }
  | { readonly gatewright: 'drained'; readonly families: readonly MetricFamily[] }

/** What one process knows of the backends. */
export interface ProcessState { readonly pid: number; readonly backends: readonly BackendState[] }

/** Set in a worker's environment by the supervisor, so that a gateway in anybody else's cluster does not take itself for one. */
export const supervisedVariable = 'GATEWRIGHT_SUPERVISED'

/** True for a message of this protocol; other code in the process may send what it likes. */
export function isMessage<T extends { readonly gatewright: string }>(message: unknown): message is T {
  return typeof message === 'object' && message !== null && typeof (message as { gatewright?: unknown }).gatewright === 'string'
}
