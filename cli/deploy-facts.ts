import { existsSync, readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import type { DeployFacts } from '../generator/deploy/facts.ts'
import { leastStopDelay } from '../generator/deploy/kubernetes.ts'
import type { Diagnostic } from '../generator/diagnostics.ts'
import { isWord } from '../generator/emit/literal.ts'
import type { Model } from '../generator/model/model.ts'
import { goodbye } from '../runtime/process/supervisor.ts'
import { readDuration } from '../runtime/settings/environment.ts'
import type { Arguments } from './command.ts'
import { UsageError } from './context.ts'
import { environmentNeeds } from './deploy-variables.ts'
import { count } from './progress.ts'

/** Seconds that a worker may take to be ready; the supervisor's own limit. */
const startLimit = 60

/** What `deploy/` is printed from: the model, package.json, and the options of the command. Throws a UsageError where an option makes no sense. */
export function deployFacts(options: { readonly root: string; readonly model: Model; readonly args: Arguments }): { readonly facts: DeployFacts; readonly diagnostics: readonly Diagnostic[] } {
  const { root, model, args } = options
  const project = readPackage(root)
  const name = labelOf(project.name)
  const packages = Object.entries(project.dependencies).flatMap(([dependency, spec]) => (spec.startsWith('file:') ? [{ dependency, path: normalize(spec.slice('file:'.length)) }] : []))
  const stopDelay = seconds(args, 'stop-delay', 5)
  if (stopDelay < leastStopDelay) throw new UsageError(`--stop-delay is ${leastStopDelay}s at least: sooner, Kubernetes still sends connections`)
  const namespace = args.text('metrics')
  if (namespace !== undefined && !/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(namespace)) throw new UsageError(`--metrics is the namespace that Prometheus runs in, and "${namespace}" is no name of one`)
  const image = args.text('image') ?? `${name}:${tagOf(project.version)}`
  if (!isWord(image)) throw new UsageError(`--image is the name of an image, e.g. registry.example.com/${name}:1.0.0`)
  const operations = model.apis.reduce((sum, api) => sum + api.operations.length, 0)
  const reachable = packages.filter(({ path }) => isWord(path))
  return {
    facts: {
      name, image, operations, port: 8080, protocol: model.tls === null ? 'http' : 'https',
      serves: `${model.apis.map((api) => `${api.name} at ${api.mount === '' ? '/' : api.mount}`).join(', ')}: ${count(operations, 'operation')}`,
      packages: reachable.map(({ path }) => path),
      // A backend with `mock: true` is answered from the documents, where the environment names no other.
      folders: ['generated', ...(existsSync(join(root, 'app')) ? ['app'] : []), ...(model.backends.some(({ mock }) => mock) ? ['specs'] : [])].sort(),
      ...environmentNeeds(model),
      metrics: namespace === undefined ? null : { namespace, port: 9901 },
      times: { stopDelay, drainLimit: seconds(args, 'drain-limit', 30), goodbye: Math.ceil(goodbye / 1000), startLimit },
    },
    diagnostics: [
      ...(model.tls === null && model.backends.every(({ tls }) => tls === null) ? [] : [{
        code: 'deploy-files-to-mount', severity: 'warning' as const, place: { file: 'specs/gateway.yaml' },
        message: 'certificates and keys are read from files, which are in no image', hint: 'mount them from a Secret, below /app where their paths are relative',
      }]),
      ...packages.filter((one) => !reachable.includes(one)).map(({ dependency, path }): Diagnostic => ({
        code: 'deploy-dependency-outside', severity: 'error', place: { file: 'package.json' },
        message: `${dependency} is installed from ${path}, which npm ci in an image cannot reach`, hint: 'put the packed .tgz into the project, under a name of letters and digits',
      })),
      ...(project.dependencies['gatewright'] === undefined ? [{
        code: 'deploy-no-dependency', severity: 'warning' as const, place: { file: 'package.json' },
        message: 'dependencies does not name gatewright, so that the image would have no gateway to start', hint: 'npm install gatewright',
      }] : []),
      ...(existsSync(join(root, 'package-lock.json')) ? [] : [{
        code: 'deploy-no-lock', severity: 'warning' as const, place: { file: 'package-lock.json' }, message: 'there is none, and the image is installed by npm ci, which needs it', hint: 'npm install --package-lock-only',
      }]),
    ],
  }
}

function seconds(args: Arguments, name: string, fallback: number): number {
  const text = args.text(name)
  if (text === undefined) return fallback
  const problems: string[] = []
  const milliseconds = readDuration({ TIME: text }, 'TIME', 0, problems)
  if (problems.length > 0 || milliseconds % 1000 !== 0) throw new UsageError(`--${name} is a time in whole seconds, e.g. --${name} ${fallback}s`)
  return milliseconds / 1000
}

interface Package { readonly name: string; readonly version: string; readonly dependencies: Readonly<Record<string, string>> }

function readPackage(root: string): Package {
  const file = join(root, 'package.json')
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '{}'
  let parsed: Readonly<Record<string, unknown>>
  try {
    parsed = JSON.parse(text) as Readonly<Record<string, unknown>>
  } catch {
    throw new UsageError('package.json is no JSON')
  }
  const { name, version, dependencies } = parsed
  return {
    name: typeof name === 'string' ? name : 'gateway',
    version: typeof version === 'string' ? version : '0.1.0',
    dependencies: Object.fromEntries(Object.entries(typeof dependencies === 'object' && dependencies !== null ? dependencies : {}).filter(([, spec]) => typeof spec === 'string')) as Record<string, string>,
  }
}

/** A package's name as a DNS label (RFC 1035) that leaves room for an ending. */
function labelOf(name: string): string {
  return name.replace(/^@[^/]*\//, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+/, '').slice(0, 50).replace(/-+$/, '') || 'gateway'
}

/** A version as a tag of an image, which takes no `+`. */
function tagOf(version: string): string {
  return version.replace(/[^A-Za-z0-9._-]/g, '-').slice(0, 100).replace(/^[^A-Za-z0-9]+/, '') || '0'
}
