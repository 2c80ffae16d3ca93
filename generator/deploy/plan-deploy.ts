import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import type { Diagnostic } from '../diagnostics.ts'
import { applyPlan } from '../write/apply.ts'
import { hashOf, readManifest } from '../write/manifest.ts'
import { planWrite } from '../write/plan.ts'
import type { WritePlan } from '../write/plan.ts'
import type { DeployFacts, DeployFiles } from './facts.ts'
import { configFile } from './kubernetes.ts'

/** Which part of `deploy/`; one is written without touching the other. */
export type DeployKind = 'docker' | 'k8s'

export interface DeployPlan {
  /** The manifest of `deploy/` among them. */
  readonly plan: WritePlan
  /** The user's files that are missing. */
  readonly yours: ReadonlyMap<string, string>
  readonly diagnostics: readonly Diagnostic[]
}

const kindOf = (path: string): DeployKind => (path.startsWith('k8s/') ? 'k8s' : 'docker')

/** Compares what is to be in `deploy/` with what is there, under the rules of `generated/`: what was edited by hand is refused unless `force`. */
export function planDeploy(options: { readonly root: string; readonly kind: DeployKind; readonly emitted: DeployFiles; readonly facts: DeployFacts; readonly force?: boolean }): DeployPlan {
  const { root, kind, emitted, facts, force = false } = options
  const folder = join(root, 'deploy')
  const manifestFile = join(folder, 'manifest.json')
  const known = existsSync(manifestFile) ? readManifest(readFileSync(manifestFile, 'utf8')) ?? new Map<string, string>() : new Map<string, string>()
  const others = [...known].filter(([path]) => kindOf(path) !== kind)
  const hashes = new Map([...others, ...[...emitted.files].map(([path, text]) => [path, hashOf(text)] as const)])
  const plan = planWrite({
    folder, name: 'deploy', force, command: `emit ${kind}`,
    advice: kind === 'k8s' ? 'move your change to a patch of your own (kustomize)' : 'move your change to a Dockerfile of your own',
    files: new Map([...emitted.files, ['manifest.json', manifestText(hashes)]]),
    // A deploy/ may hold much that is not ours.
    keep: (path) => !known.has(path) || kindOf(path) !== kind,
  })
  const yours = new Map([...emitted.yours].filter(([path]) => !existsSync(join(folder, path))))
  return { plan, yours, diagnostics: [...plan.diagnostics, ...(kind === 'k8s' && !yours.has(configFile) ? checkConfig(folder, facts) : [])] }
}

/** Writes what was planned. */
export function writeDeploy(options: { readonly root: string; readonly planned: DeployPlan }): void {
  const folder = join(options.root, 'deploy')
  for (const [path, text] of options.planned.yours) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    // Fails where something came to stand there meanwhile.
    writeFileSync(join(folder, path), text, { flag: 'wx' })
  }
  applyPlan({ folder, plan: options.planned.plan })
}

function manifestText(hashes: ReadonlyMap<string, string>): string {
  return `${JSON.stringify({ files: Object.fromEntries([...hashes].sort(([a], [b]) => (a < b ? -1 : 1))) }, null, 2)}\n`
}

/** What the user's ConfigMap lacks since it was written, and the secrets that it should not have. */
function checkConfig(folder: string, facts: DeployFacts): readonly Diagnostic[] {
  const place = { file: `deploy/${configFile}` }
  const data = dataOf(readFileSync(join(folder, configFile), 'utf8'))
  if (data === null) {
    return [{ code: 'deploy-config-unreadable', severity: 'warning', place, message: 'this is no ConfigMap that could be read, so it cannot be told whether a variable is missing', hint: 'restore it, or move it away and emit again' }]
  }
  const missing = facts.needed.filter(({ variable }) => !Object.hasOwn(data, variable))
  const exposed = facts.secrets.filter(({ variable }) => Object.hasOwn(data, variable) && data[variable] !== '')
  return [
    ...missing.map(({ variable, value, note }) => ({
      code: 'deploy-variable-missing', severity: 'warning' as const, place, message: `${variable} is missing: ${note}`, hint: `add under data: ${variable}: ${JSON.stringify(value)}`,
    })),
    ...exposed.map(({ variable }) => ({
      code: 'deploy-secret-in-config', severity: 'error' as const, place, message: `${variable} holds a secret, and a ConfigMap is no place for one`,
      hint: `take it out, and put it into the Secret ${facts.name}-secrets`,
    })),
  ]
}

function dataOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = parse(text)
    const data = typeof parsed === 'object' && parsed !== null ? (parsed as { readonly data?: unknown }).data : undefined
    return typeof data === 'object' && data !== null ? data as Readonly<Record<string, unknown>> : null
  } catch {
    return null
  }
}
