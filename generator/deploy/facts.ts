/** A variable of the environment that a deployment sets. */
export interface Variable {
  readonly variable: string
  /** '' where it is not known, which the gateway takes for not set. */
  readonly value: string
  /** What it is, on one line. */
  readonly note: string
}

/** All that the files in `deploy/` are printed from: plain data, of which nothing is a secret. */
export interface DeployFacts {
  /** A DNS label (RFC 1035) of 50 characters at most: every object's name, or its beginning. */
  readonly name: string
  readonly image: string
  /** What is served, in words. */
  readonly serves: string
  readonly operations: number
  /** The public listener, and what gateway.yaml has it speak. */
  readonly port: number
  readonly protocol: 'http' | 'https'
  /** Files beside package.json and its lock that `npm ci` reads, by path in the project. */
  readonly packages: readonly string[]
  /** Folders of the project that the gateway runs from. */
  readonly folders: readonly string[]
  /** Must be set, and are no secrets. */
  readonly needed: readonly Variable[]
  /** May be set. */
  readonly others: readonly Variable[]
  /** Come from the Secret. */
  readonly secrets: readonly Variable[]
  /** Who may read the admin listener's metrics, and at which port; null: nobody outside the pod. */
  readonly metrics: { readonly namespace: string; readonly port: number } | null
  /** Seconds. */
  readonly times: { readonly stopDelay: number; readonly drainLimit: number; readonly goodbye: number; readonly startLimit: number }
}

/** Files by their path below `deploy/`. */
export interface DeployFiles {
  /** The generator's: written again whenever they change. */
  readonly files: ReadonlyMap<string, string>
  /** The user's: written where they are missing, and never again. */
  readonly yours: ReadonlyMap<string, string>
}
