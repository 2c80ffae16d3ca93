import { setTimeout as sleep } from 'node:timers/promises'
import { hasErrors } from '../../generator/diagnostics.ts'
import { stagesOf } from '../../generator/emit/stages.ts'
import type { ApiModel } from '../../generator/model/model.ts'
import type { Command } from '../command.ts'
import type { Context } from '../context.ts'
import { exitCodes } from '../context.ts'
import { demoKinds, findDemoCalls } from '../demo-calls.ts'
import type { DemoCall, DemoKind } from '../demo-calls.ts'
import { demoCurl } from '../demo-curl.ts'
import { developmentEnvironment, readDevCredentials } from '../development.ts'
import { countDiagnostics, printDiagnostics } from '../diagnose.ts'
import { startEmbedded } from '../embedded.ts'
import { count } from '../progress.ts'
import { createService } from '../serve.ts'
import { runGenerate, sizeOf } from './generate.ts'

/** Milliseconds until the access log of what was just called is out, so that its lines do not stand among those to paste. */
const accessLogDelay = 150

/** Above this, an API's operations are only counted. */
const mostListed = 24

/** `gatewright demo`. */
export const demo: Command = {
  name: 'demo',
  parameters: '',
  arity: [0, 0],
  summary: 'generates, starts on the embedded backend, prints calls to paste',
  help: `Generates specs/, starts the gateway on dev credentials in front of the embedded backend, and prints what it serves and calls
to paste: one that succeeds, one without its credential (401), one with a bad parameter (400), one with a bad body (400), and one
whose backend breaks its contract (502). Ctrl-C drains and stops.`,
  options: {},
  examples: [
    ['gatewright demo', 'at http://127.0.0.1:8080'],
    ['PORT=3000 gatewright demo', 'at another port'],
  ],
  async run(context) {
    const generated = await runGenerate(context)
    const { model, documents, diagnostics } = generated
    printDiagnostics(context, diagnostics)
    if (model === null || hasErrors(diagnostics)) {
      context.err(`${context.paint('red', countDiagnostics(diagnostics))}; the demo needs documents without errors.\n`)
      return exitCodes.findings
    }
    const embedded = await startEmbedded(context, { model, documents }, { which: 'all' })
    const service = createService(context, {
      env: { ...developmentEnvironment(context), ...embedded.env }, development: true, close: embedded.close,
    })
    const addresses = await service.start()
    if (addresses === null) {
      await service.stop()
      return exitCodes.findings
    }
    const { url, admin } = addresses
    const mounts = new Map(model.apis.map(({ name, mount }) => [name, mount]))
    context.err('each call below is made once first:\n')
    const calls = await findDemoCalls({ url, documents, mounts, credentials: readDevCredentials(context.root) })
    await sleep(accessLogDelay)
    context.out(`\n${context.paint('bold', url)}  ${sizeOf(generated)}, on the embedded backend and dev credentials${admin === null ? '' : `; metrics at ${admin}/metrics`}\n`)
    for (const api of model.apis) context.out(describeApi(context, api))
    context.out(`\n${context.paint('bold', 'Calls to paste')}\n`)
    for (const kind of demoKinds) context.out(describeCall(context, kind, calls.get(kind), url))
    context.out('\nCtrl-C drains and stops.\n\n')
    return service.ended
  },
}

function describeApi(context: Context, api: ApiModel): string {
  const { operations, name, title, mount } = api
  const open = operations.filter(({ security }) => security.anyOf.some((alternative) => alternative.length === 0)).length
  const head = `\n${context.paint('cyan', name)}  ${title}, at ${mount === '' ? '/' : mount}: ${count(operations.length, 'operation')}, ${open} public\n`
  const method = Math.max(...operations.map((operation) => operation.method.length), 0)
  const shown = operations.slice(0, mostListed)
  const path = Math.min(48, Math.max(...shown.map((operation) => mount.length + operation.path.length), 0))
  const rows = shown.map((operation) =>
    `  ${operation.method.padEnd(method)}  ${(mount + operation.path).padEnd(path)}  ${context.paint('dim', stagesOf(operation).join(' > '))}\n`)
  const rest = operations.length - shown.length
  return head + rows.join('') + (rest > 0 ? `  and ${count(rest, 'more operation')}: gatewright explain <operationId>\n` : '')
}

const titles: Readonly<Record<DemoKind, readonly [what: string, without: string]>> = {
  success: ['succeeds', 'no operation could be called with a sampled request'],
  credential: ['is refused for a missing credential', 'no operation asks for a credential'],
  parameter: ['is refused for a bad parameter', 'no operation has a parameter that could be wrong'],
  body: ['is refused for a bad body', 'no operation has a body that could be wrong'],
  backend: ['is refused because the backend breaks its contract', 'no answer is described well enough to be broken'],
}

function describeCall(context: Context, kind: DemoKind, call: DemoCall | undefined, url: string): string {
  const [what, without] = titles[kind]
  if (call === undefined) return context.paint('dim', `\n# ${without}\n`)
  return `\n${context.paint('dim', `# ${call.operation} ${what}: ${call.status}`)}\n${demoCurl(call.request, url)}\n`
}
