import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'

/** The oldest and the newest Kubernetes that manifests are held against. */
export const versions = ['1.31', '1.37'] as const

const definitions: Readonly<Record<string, string>> = {
  'apps/v1 Deployment': 'io.k8s.api.apps.v1.Deployment',
  'autoscaling/v2 HorizontalPodAutoscaler': 'io.k8s.api.autoscaling.v2.HorizontalPodAutoscaler',
  'networking.k8s.io/v1 NetworkPolicy': 'io.k8s.api.networking.v1.NetworkPolicy',
  'policy/v1 PodDisruptionBudget': 'io.k8s.api.policy.v1.PodDisruptionBudget',
  'v1 ConfigMap': 'io.k8s.api.core.v1.ConfigMap',
  'v1 Service': 'io.k8s.api.core.v1.Service',
}

const engines = new Map(versions.map((version) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  for (const format of ['int32', 'int64', 'double', 'date-time', 'byte']) ajv.addFormat(format, true)
  ajv.addSchema(JSON.parse(readFileSync(join(import.meta.dirname, `v${version}.json`), 'utf8')) as object, 'kubernetes')
  return [version, ajv]
}))

/** What Kubernetes' published schema of a version says against an object; an object of no kind that is known here is a fault. */
export function faultsOf(object: { readonly apiVersion?: unknown; readonly kind?: unknown }, version: (typeof versions)[number]): readonly string[] {
  const kind = `${String(object.apiVersion)} ${String(object.kind)}`
  const definition = definitions[kind]
  if (definition === undefined) return [`no schema of ${kind}`]
  const validate = engines.get(version)!.getSchema(`kubernetes#/$defs/${definition}`)!
  return validate(object) === true ? [] : (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)
}
