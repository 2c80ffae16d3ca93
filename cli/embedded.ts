import type { ApiDocument } from '../generator/load/document.ts'
import type { Model } from '../generator/model/model.ts'
import { readVariable, variableName } from '../runtime/settings/environment.ts'
import type { Context } from './context.ts'

/** What the generator made of a project: the documents, and what they mean. */
export interface Generated {
  readonly model: Model
  readonly documents: readonly ApiDocument[]
}

/** The embedded backends of a project, in this process. */
export interface Embedded {
  /** `BACKEND_<NAME>` for those that the embedded backend answers for. */
  readonly env: Readonly<Record<string, string>>
  readonly close: () => Promise<void>
}

export interface EmbeddedOptions {
  /** `unset`: for every backend that neither the environment nor gateway.yaml gives an address; `mock`: only for those with `mock: true`; `all`. */
  readonly which: 'unset' | 'mock' | 'all'
}

/** Starts the embedded backend for the backends that need it, each on a free port of this machine. */
export async function startEmbedded(context: Context, generated: Generated, options: EmbeddedOptions): Promise<Embedded> {
  const { model, documents } = generated
  const names = model.backends.filter((backend) => needsEmbedded(context, backend, options.which)).map(({ name }) => name)
  if (names.length === 0) return { env: {}, close: async () => {} }
  const { startMock } = await import('../testing/mock/start-mock.ts')
  const started = await Promise.all(names.map(async (name) => {
    const users = new Set(model.apis.filter(({ operations }) => operations.some(({ backend }) => backend.name === name)).map((api) => api.name))
    const mock = await startMock({ documents: documents.filter((document) => users.has(document.name)).map(({ name: api, document }) => ({ name: api, document })), host: '127.0.0.1', port: 0 })
    return { name, mock }
  }))
  return {
    env: Object.fromEntries(started.map(({ name, mock }) => [`BACKEND_${variableName(name)}`, mock.url])),
    async close() { await Promise.all(started.map(({ mock }) => mock.close())) },
  }
}

function needsEmbedded(context: Context, backend: Model['backends'][number], which: EmbeddedOptions['which']): boolean {
  if (which === 'all') return true
  if (readVariable(context.env, `BACKEND_${variableName(backend.name)}`) !== undefined) return false
  if (backend.mock) return true
  // A server in the document is where the author's API lives: nobody's development should call it unasked.
  return which === 'unset' && !(backend.origin.startsWith('specs/gateway.y') && backend.targets.length > 0)
}
