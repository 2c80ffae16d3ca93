import { template } from '../emit/template.ts'
import type { DeployFacts, DeployFiles, Variable } from './facts.ts'

interface Named { readonly name: string }
interface Scraped { readonly scrape: readonly { readonly namespace: string; readonly port: string; readonly number: number }[] }

const deployment = template<Named & Scraped & Grace & {
  readonly image: string; readonly serves: string; readonly port: number; readonly scheme: string; readonly config: string
  readonly secrets: readonly (Variable & { readonly from: string })[]
  readonly startup: number; readonly progress: number; readonly readyPeriod: number; readonly readyFailures: number; readonly unready: number
  readonly memoryRequest: number; readonly memoryLimit: number
}>('k8s-deployment')
const service = template<Named & { readonly protocol: string }>('k8s-service')
const autoscaler = template<Named & { readonly grace: number }>('k8s-autoscaler')
const disruptionBudget = template<Named>('k8s-disruption-budget')
const networkPolicy = template<Named & Scraped>('k8s-network-policy')
const configuration = template<Named & {
  readonly config: string; readonly secret: string; readonly needed: readonly Variable[]; readonly others: readonly Variable[]
}>('k8s-config')

interface Grace { readonly stopDelay: number; readonly drainLimit: number; readonly goodbye: number; readonly spare: number; readonly grace: number }

/** Seconds beyond the gateway's own that a container has to end: for the parent to close, on a node that is busy. */
const spare = 3

/** Readiness is looked at this often, in seconds, and lost after so many failures; their product must be less than STOP_DELAY. */
const ready = { period: 2, failures: 2 } as const

/** The least STOP_DELAY, in seconds, that probes and endpoints can follow. */
export const leastStopDelay = ready.period * ready.failures + 1

/** From this many operations a gateway is a large one; what was measured is in docs/benchmarks.md and docs/scale.md. */
const large = 500

/** How long a container may take to end, in seconds: its parts, and their sum. */
export function graceOf({ stopDelay, drainLimit, goodbye }: DeployFacts['times']): Grace {
  return { stopDelay, drainLimit, goodbye, spare, grace: stopDelay + drainLimit + goodbye + spare }
}

/** Kubernetes manifests to be applied as they are (`kubectl apply -f deploy/k8s`), and the ConfigMap, which is the user's to fill in. */
export function emitKubernetes(facts: DeployFacts): DeployFiles {
  const { name, image, serves, operations, port, protocol, needed, others, secrets, metrics, times } = facts
  const config = configName(facts)
  const grace = graceOf(times)
  const scrape = metrics === null ? [] : [{ namespace: metrics.namespace, port: String(metrics.port), number: metrics.port }]
  const files = new Map([
    ['autoscaler.yaml', autoscaler({ name, grace: grace.grace })],
    ['deployment.yaml', deployment({
      name, image, serves, port, config, scheme: protocol.toUpperCase(), scrape, ...grace,
      secrets: secrets.map((secret) => ({ ...secret, from: secretName(facts) })),
      startup: times.startLimit, progress: 2 * times.startLimit + 60,
      readyPeriod: ready.period, readyFailures: ready.failures, unready: ready.period * ready.failures,
      ...(operations < large ? { memoryRequest: 320, memoryLimit: 512 } : { memoryRequest: 448, memoryLimit: 1024 }),
    })],
    ['disruption-budget.yaml', disruptionBudget({ name })],
    ['network-policy.yaml', networkPolicy({ name, scrape })],
    ['service.yaml', service({ name, protocol })],
  ])
  return {
    files: new Map([...files].map(([file, text]) => [`k8s/${file}`, text])),
    yours: new Map([[configFile, configuration({ name, config, secret: secretName(facts), needed, others })]]),
  }
}

/** The ConfigMap's file below `deploy/`. */
export const configFile = 'k8s/config.yaml'

export const configName = ({ name }: { readonly name: string }): string => `${name}-config`
export const secretName = ({ name }: { readonly name: string }): string => `${name}-secrets`
