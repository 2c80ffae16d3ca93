import { withProject, type Started, type TestProject } from '../e2e/cli/project.ts'
import type { ProcessState } from '../../runtime/process/messages.ts'

const document = `openapi: 3.1.0
info: { title: Shop, version: '1' }
paths:
  /items/{id}:
    get:
      operationId: getItem
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { 200: { description: '', content: { application/json: { schema: { type: object } } } } }
    put:
      operationId: putItem
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [name], properties: { name: { type: string } } } } } }
      responses: { 200: { description: '', content: { application/json: { schema: { type: object } } } } }
`

export interface WatchedGateway {
  readonly url: string
  readonly admin: string
  readonly started: Started
  /** What `/_gateway` says. */
  state(): Promise<readonly ProcessState[]>
  readonly project: TestProject
}

/** A generated gateway under `gatewright start`, as in production, to targets of the test's; `backend` and `policies` are of gateway.yaml, `stdout` a file descriptor. */
export async function withWatchedGateway(
  options: { readonly targets: readonly (string | { readonly url: string; readonly group: string })[]; readonly backend?: string; readonly policies?: string; readonly args?: readonly string[]; readonly env?: Readonly<Record<string, string>>; readonly stdout?: number },
  use: (gateway: WatchedGateway) => Promise<void>,
): Promise<void> {
  const { targets, backend = '', policies = '{}', args = [], env = {}, stdout } = options
  const config = `policies: ${policies}\napis: { shop: { backend: shop } }\nbackends:\n  shop: { targets: ${JSON.stringify(targets.map((target) => (typeof target === 'string' ? { url: target } : target)))}${backend} }\n`
  await withProject({ 'specs/shop.yaml': document, 'specs/gateway.yaml': config }, async (project) => {
    const generated = await project.run(['generate'])
    if (generated.code !== 0) throw new Error(generated.err)
    const started = project.start(['start', ...args], { HOST: '127.0.0.1', ACCESS_LOG: 'off', LOG_LEVEL: 'error', ...env }, stdout)
    const [, url = '', admin = ''] = await started.prints(/listening at (\S+?), metrics at (\S+)\/metrics/)
    await use({ url, admin, started, project, state: async () => ((await (await fetch(`${admin}/_gateway`)).json()) as { processes: ProcessState[] }).processes })
  })
}
