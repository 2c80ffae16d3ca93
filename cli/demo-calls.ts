import type { ApiDocument } from '../generator/load/document.ts'
import type { Check } from '../testing/contract/check.ts'
import { createClient } from '../testing/contract/client.ts'
import type { Client } from '../testing/contract/client.ts'
import type { DevCredentials } from '../testing/contract/credentials.ts'
import { readOperations } from '../testing/contract/operations.ts'
import type { ContractOperation } from '../testing/contract/operations.ts'
import { planOperation } from '../testing/contract/plan.ts'
import { createRequestMaker } from '../testing/contract/requests.ts'
import { RouteTable } from '../testing/contract/routes.ts'
import type { ApiContext } from '../testing/contract/context.ts'
import type { WireRequest } from '../testing/contract/wire.ts'
import { createJudge } from '../testing/sample/judge.ts'

/** What a call of the demo shows, in the order in which they are printed. */
export const demoKinds = ['success', 'credential', 'parameter', 'body', 'backend'] as const
export type DemoKind = (typeof demoKinds)[number]

/** A call that was made once and answered as said. */
export interface DemoCall { readonly request: WireRequest; readonly api: string; readonly operation: string; readonly status: number; readonly check: string }

export interface DemoOptions {
  readonly url: string
  readonly documents: readonly ApiDocument[]
  /** The path prefix of each API, by its name. */
  readonly mounts: ReadonlyMap<string, string>
  readonly credentials: DevCredentials
  /** Operations to look at before giving up; a document may have a thousand. */
  readonly mostOperations?: number
}

/** Finds a call of each kind in any document, and makes each once; a kind that no operation offers is missing in the result. */
export async function findDemoCalls(options: DemoOptions): Promise<ReadonlyMap<DemoKind, DemoCall>> {
  const { url, documents, mounts, credentials, mostOperations = 60 } = options
  const client = createClient({ base: url, connections: 1, timeout: 5_000 })
  const found = new Map<DemoKind, DemoCall>()
  const routes = new RouteTable<ContractOperation>()
  const work = documents.flatMap((document) => {
    const operations = readOperations(document, mounts.get(document.name) ?? '')
    for (const operation of operations) routes.add(operation.mount + operation.path, operation.method, operation)
    const context: ApiContext = {
      options: { documents, mounts, gateway: url, credentials }, client, routes, run: 'demo',
      judge: createJudge(document.document, 'response'), requests: createRequestMaker(document.document),
    }
    return operations.map((operation) => ({ operation, context }))
  })
  try {
    const look = async (kinds: readonly DemoKind[], order: (operation: ContractOperation) => number): Promise<void> => {
      const ordered = work.toSorted((a, b) => order(b.operation) - order(a.operation)).slice(0, mostOperations)
      for (const { operation, context } of ordered) {
        await lookAt(operation, context, { client, found, kinds })
        if (kinds.every((kind) => found.has(kind))) return
      }
    }
    await look(demoKinds.filter((kind) => kind !== 'body'), appeal)
    const shown = found.get('success')?.api
    await look(['body'], (operation) => bodyAppeal(operation) + (operation.api.name === shown ? 3 : 0))
  } finally {
    await client.close()
  }
  return found
}

/** The simplest call that shows the most comes first: a GET with one credential and a parameter. */
function appeal(operation: ContractOperation): number {
  return (operation.method === 'GET' ? 8 : operation.method === 'POST' ? 2 : 0)
    + (operation.security.every((alternative) => alternative.length > 0) ? 4 : 0)
    + (operation.security.some((alternative) => alternative.length === 1) ? 1 : 0)
    + (operation.parameters.some((parameter) => parameter.in === 'path') ? 2 : 0) - operation.parameters.length / 10
}

/** A JSON body that is declared first, without much beside it. */
function bodyAppeal({ body, method, parameters, security }: ContractOperation): number {
  return (body?.media[0]?.type === 'application/json' ? 8 : 0) + (method === 'POST' ? 2 : 0) - parameters.length
    - Math.min(...security.map((alternative) => alternative.length))
}

interface Looking { readonly client: Client; readonly found: Map<DemoKind, DemoCall>; readonly kinds: readonly DemoKind[] }

async function lookAt(operation: ContractOperation, context: ApiContext, { client, found, kinds }: Looking): Promise<void> {
  for (const planned of planOperation(operation, context)) {
    if ('notBuilt' in planned || !isPrintable(planned.request)) continue
    for (const [kind, wanted] of kindsOf(planned, operation)) {
      const known = found.get(kind)
      if (!kinds.includes(kind) || (known !== undefined && rank(kind, known.check) >= rank(kind, planned.name))) continue
      const request = kind === 'backend' ? { ...planned.request, headers: [...planned.request.headers, ['prefer', 'fault=body'] as const] } : planned.request
      const outcome = await client.send(request)
      if ('error' in outcome || !wanted(outcome.status)) continue
      found.set(kind, { request, api: operation.api.name, operation: operation.id, status: outcome.status, check: planned.name })
    }
  }
}

type Wanted = readonly [kind: DemoKind, status: (status: number) => boolean]

function kindsOf({ name, expect }: Check, operation: ContractOperation): readonly Wanted[] {
  if (expect.kind === 'accepted') {
    if (!name.startsWith('valid')) return []
    const call: Wanted = ['success', (status) => status >= 200 && status < 300]
    const broken: Wanted = ['backend', (status) => status === 502]
    return [call, broken]
  }
  if (name === 'missing credentials') return [['credential', (status) => status === 401]]
  if (!expect.statuses.includes(400)) return []
  if (/^(path|query|header|cookie) /.test(name)) return [['parameter', (status) => status === 400]]
  if (operation.body !== null && /body|JSON/.test(name)) return [['body', (status) => status === 400]]
  return []
}

/** Among several calls of a kind, the one that says most: a broken rule of the document before a missing or a repeated thing. */
function rank(kind: DemoKind, check: string): number {
  if (kind !== 'parameter' && kind !== 'body') return 0
  if (/repeated|malformed/.test(check)) return 0
  return /missing/.test(check) ? 1 : /type|enum|minimum|maximum|format|required/.test(check) ? 3 : 2
}

/** A body that can be pasted into a shell, and a line that is not too long to look at. */
function isPrintable({ body, path, query }: WireRequest): boolean {
  return path.length + query.join('&').length < 200 && (body === null || (body.length <= 600 && /^[\x20-\x7e\r\n\t]*$/.test(Buffer.from(body).toString('latin1'))))
}
