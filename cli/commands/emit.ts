import type { DeployFacts } from '../../generator/deploy/facts.ts'
import type { DeployKind, DeployPlan } from '../../generator/deploy/plan-deploy.ts'
import { hasErrors } from '../../generator/diagnostics.ts'
import type { Command } from '../command.ts'
import type { Context } from '../context.ts'
import { exitCodes, UsageError } from '../context.ts'
import { countDiagnostics, printDiagnostics } from '../diagnose.ts'
import { count } from '../progress.ts'
import { runGenerate } from './generate.ts'

const kinds = ['docker', 'k8s'] as const satisfies readonly DeployKind[]

/** `gatewright emit`. */
export const emit: Command = {
  name: 'emit',
  parameters: '<docker|k8s>',
  arity: [1, 1],
  summary: 'writes an image definition or Kubernetes manifests into deploy/',
  help: `Writes into deploy/ what the generated gateway needs to run as a container:
  docker  deploy/Dockerfile and what its build may see: Node 24, not root, read-only, a health check
  k8s     deploy/k8s/: deployment, service, autoscaler, disruption budget, network policy, and config.yaml, which is yours to fill in
Names, backends and schemes are the generated gateway's; secrets are referred to and never written. The same input gives the
same bytes; a file that you edited is noticed and not overwritten, and config.yaml is written once.`,
  options: {
    'dry-run': { type: 'boolean', help: 'writes nothing, and says what would be written' },
    'force': { type: 'boolean', help: 'writes over files that were edited by hand (never over config.yaml)' },
    'image': { type: 'string', value: 'NAME', help: "the image's name (default: name and version of package.json)" },
    'metrics': { type: 'string', value: 'NAMESPACE', help: 'k8s: lets Prometheus in that namespace reach the admin listener (default: nobody outside the pod)' },
    'stop-delay': { type: 'string', value: 'TIME', help: 'STOP_DELAY, from not ready to the drain (default 5s)' },
    'drain-limit': { type: 'string', value: 'TIME', help: 'DRAIN_LIMIT, for requests in flight (default 30s)' },
  },
  examples: [
    ['gatewright emit docker', 'then: docker build -f deploy/Dockerfile -t NAME .'],
    ['gatewright emit k8s --image registry.example.com/shop:1.4.0', 'then: kubectl apply -f deploy/k8s'],
    ['gatewright emit k8s --metrics monitoring', 'with metrics for Prometheus'],
    ['gatewright emit k8s --dry-run', 'what would change'],
  ],
  async run(context, args) {
    const kind = kinds.find((known) => known === args.positionals[0])
    if (kind === undefined) throw new UsageError(`emit writes ${kinds.join(' or ')}, not "${args.positionals[0]}"`)
    const generated = await runGenerate(context, { check: true })
    if (generated.model === null || hasErrors(generated.diagnostics)) {
      printDiagnostics(context, generated.diagnostics.filter(({ severity }) => severity === 'error'))
      return exitCodes.findings
    }
    const drift = [...generated.written, ...generated.removed].filter((file) => file.startsWith('generated/'))
    if (drift.length > 0) {
      context.err(`generated/ is not what specs/ gives: ${count(drift.length, 'file')} differ. Run: gatewright generate\n`)
      return exitCodes.findings
    }
    const { deployFacts } = await import('../deploy-facts.ts')
    const { emitDocker } = await import('../../generator/deploy/docker.ts')
    const { emitKubernetes } = await import('../../generator/deploy/kubernetes.ts')
    const { planDeploy, writeDeploy } = await import('../../generator/deploy/plan-deploy.ts')
    const { facts, diagnostics } = deployFacts({ root: context.root, model: generated.model, args })
    const emitted = kind === 'docker' ? emitDocker(facts) : emitKubernetes(facts)
    const planned = planDeploy({ root: context.root, kind, emitted, facts, force: args.flag('force') })
    const all = [...diagnostics.filter(({ code }) => kind === 'docker' || code === 'deploy-files-to-mount'), ...planned.diagnostics]
    printDiagnostics(context, all)
    if (hasErrors(all)) {
      context.err(`\n${context.paint('red', countDiagnostics(all))}; nothing was written.\n`)
      return exitCodes.findings
    }
    const dryRun = args.flag('dry-run')
    if (!dryRun) writeDeploy({ root: context.root, planned })
    report(context, planned, dryRun)
    if (!dryRun) context.err(kind === 'docker' ? nextForDocker(facts) : nextForKubernetes(facts))
    return exitCodes.ok
  },
}

function report(context: Context, { plan, yours }: DeployPlan, dryRun: boolean): void {
  const would = dryRun ? 'would ' : ''
  const written = [...plan.write.map(({ path }) => path).filter((path) => path !== 'manifest.json'), ...yours.keys()].sort()
  for (const path of written) context.out(`${would}${dryRun ? 'write ' : 'wrote '}  deploy/${path}${yours.has(path) ? '  (yours)' : ''}\n`)
  for (const path of plan.remove) context.out(`${would}${dryRun ? 'remove' : 'removed'}  deploy/${path}\n`)
  const unchanged = plan.unchanged.filter((path) => path !== 'manifest.json').length
  context.out(`${count(written.length, 'file')} ${dryRun ? 'to write' : 'written'}, ${unchanged} unchanged\n`)
}

function nextForDocker({ image }: DeployFacts): string {
  return `\nNext:\n  docker build -f deploy/Dockerfile -t ${image} .\n`
}

function nextForKubernetes({ name, needed, secrets }: DeployFacts): string {
  const open = needed.filter(({ value }) => value === '').map(({ variable }) => variable)
  return [
    '\nNext:',
    ...(open.length === 0 ? [] : [`  fill in deploy/k8s/config.yaml: ${open.join(', ')}`]),
    ...(secrets.length === 0 ? [] : [
      `  kubectl create secret generic ${name}-secrets --from-env-file=FILE    FILE has a line for what you use of:`,
      ...secrets.map(({ variable, note }) => `    ${variable}=…  (${note})`),
    ]),
    '  kubectl apply -f deploy/k8s', '',
  ].join('\n')
}
