/** What an operator has switched off while the gateway runs: everything, or single APIs. Plain data, for other processes. */
export interface MaintenanceState {
  readonly all: boolean
  readonly apis: readonly string[]
  /** In seconds. */
  readonly retryAfter: number
}

/** The switch that every request passes; nothing but one look where it is off. */
export interface MaintenanceSwitch {
  /** The value of `Retry-After`; null where nothing is switched off. */
  readonly retryAfter: string | null
  covers(api: string): boolean
  readonly state: MaintenanceState
  set(state: MaintenanceState): void
}

export const noMaintenance: MaintenanceState = { all: false, apis: [], retryAfter: 300 }

/** The variable in which a worker that starts finds what is switched off. */
export const maintenanceVariable = 'GATEWRIGHT_MAINTENANCE'

export function createMaintenanceSwitch(initial: MaintenanceState = noMaintenance): MaintenanceSwitch {
  let state = initial
  const textOf = ({ all, apis, retryAfter }: MaintenanceState): string | null => (all || apis.length > 0 ? String(retryAfter) : null)
  const self = {
    retryAfter: textOf(initial),
    covers: (api: string) => state.all || state.apis.includes(api),
    get state() { return state },
    set(to: MaintenanceState) {
      state = to
      self.retryAfter = textOf(to)
    },
  }
  return self
}

/** Switches one API, or, with null, everything. */
export function switched(state: MaintenanceState, on: boolean, api: string | null, retryAfter: number = state.retryAfter): MaintenanceState {
  if (api === null) return { all: on, apis: on ? state.apis : [], retryAfter }
  return { ...state, retryAfter, apis: on ? [...new Set([...state.apis, api])] : state.apis.filter((name) => name !== api) }
}

/** Reads what `maintenanceVariable` holds; nothing switched off where it holds nothing of the kind. */
export function readMaintenance(text: string | undefined): MaintenanceState {
  if (text === undefined || text === '') return noMaintenance
  try {
    const { all, apis, retryAfter } = JSON.parse(text) as MaintenanceState
    return typeof all === 'boolean' && Array.isArray(apis) && Number.isInteger(retryAfter) ? { all, apis, retryAfter } : noMaintenance
  } catch {
    return noMaintenance
  }
}
