import { join } from 'node:path'
import type { GatewayDefinition } from '../contract.ts'
import { neededSchemes } from '../settings/scheme-settings.ts'
import type { Verifier } from '../stage.ts'
import { openDevKey } from './dev-key.ts'
import { completeCredential, devVerifier, type DevCredential } from './dev-scheme.ts'
import { readPrivateJson, withPrivateFolder, writePrivateJson } from './private-files.ts'
import type { Verifiers } from './verifiers.ts'

/** By API and scheme name. */
export type DevCredentials = Readonly<Record<string, Readonly<Record<string, DevCredential>>>>

export interface DevCredentialsOptions {
  readonly definition: GatewayDefinition
  /** The project's folder; the credentials are kept in `.gatewright/` there. */
  readonly directory: string
  readonly now?: () => number
}

/** Where a project's dev credentials stand. */
export const devCredentialsFile = (directory: string): string => join(directory, '.gatewright', 'dev-credentials.json')

/**
 * Opens a project's dev credentials, random and kept until deleted: what is missing is added, tokens that end soon are
 * signed anew, and all that the file holds of other APIs stays. Throws a StartError where the files cannot be had.
 */
export function openDevCredentials({ definition, directory, now = Date.now }: DevCredentialsOptions): {
  readonly credentials: DevCredentials
  readonly verifiers: Verifiers
  readonly file: string
} {
  const file = devCredentialsFile(directory)
  return withPrivateFolder(join(directory, '.gatewright'), () => {
    const key = openDevKey(join(directory, '.gatewright', 'dev-key.json'))
    const before = membersOf(readPrivateJson(file))
    const credentials = new Map<string, Map<string, DevCredential>>()
    const verifiers = new Map<string, Map<string, Verifier>>()
    for (const api of definition.apis) {
      const kept = membersOf(before.get(api.name))
      const needed = neededSchemes(api)
      const made = api.schemes.filter(({ name }) => needed.has(name)).map(({ name, contract }) => {
        const context = { api: api.name, scheme: name, contract, scopes: scopesOf(api.operations, name), key, now }
        const credential = completeCredential(context, Object.fromEntries(membersOf(kept.get(name))) as Partial<DevCredential>)
        return { name, credential, verifier: devVerifier(context, credential) }
      })
      credentials.set(api.name, new Map(made.map(({ name, credential }) => [name, credential])))
      verifiers.set(api.name, new Map(made.map(({ name, verifier }) => [name, verifier])))
    }
    const complete = Object.fromEntries([...before, ...[...credentials].map(([api, schemes]) =>
      [api, Object.fromEntries([...membersOf(before.get(api)), ...schemes])] as const)]) as DevCredentials
    if (JSON.stringify(complete) !== JSON.stringify(Object.fromEntries(before))) writePrivateJson(file, complete)
    return { credentials: complete, verifiers, file }
  })
}

/** The scopes that any operation asks of a scheme, in a steady order. */
function scopesOf(operations: GatewayDefinition['apis'][number]['operations'], scheme: string): readonly string[] {
  const scopes = Object.values(operations).flatMap(({ security }) => security.anyOf.flat().flatMap((one) => (one.scheme === scheme ? one.scopes : [])))
  return [...new Set(scopes)].sort()
}

/** An object's own members; none for anything else, since the file may have been edited. */
function membersOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [])
}
