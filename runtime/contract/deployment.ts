/** A value read from the environment when the gateway starts; without a default, its absence stops the start. */
export interface EnvironmentText { readonly env: string; readonly default?: string }
/** Text with values from the environment in it; the parts are joined. */
export type Text = string | EnvironmentText | readonly (string | EnvironmentText)[]

/** TLS to a backend; files are PEM, relative to the project's folder. `ca` holds the only authorities that are believed. */
export interface BackendTls {
  readonly ca?: Text
  readonly cert?: Text
  readonly key?: Text
  readonly servername?: Text
}

/** The gateway's own credentials at a backend; one member. */
export interface BackendAuth {
  readonly basic?: { readonly username: Text; readonly password: Text }
  readonly header?: { readonly name: Text; readonly value: Text }
  readonly clientCredentials?: {
    readonly tokenUrl: Text
    readonly clientId: Text
    readonly clientSecret: Text
    readonly scope?: Text
    readonly audience?: Text
  }
}

/** In which headers a backend learns who is calling; false: in none. Absent: `X-Gateway-Subject` and `X-Gateway-Scopes`. */
export interface Identity {
  readonly subject?: string | false
  readonly scopes?: string | false
  /** Header names by claim (a name or a dotted path). */
  readonly claims?: Readonly<Record<string, string>>
}

/** TLS at the gateway itself; files are PEM, relative to the project's folder. */
export interface ListenTls {
  readonly cert: Text
  readonly key: Text
  /** The authorities whose client certificates are good; absent: no client is asked for one. */
  readonly clientCa?: Text
  /** Default `request`: a client is asked for a certificate, and the operations decide. */
  readonly clientCert?: 'request' | 'require'
}
