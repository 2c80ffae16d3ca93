import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pets, typeCheck } from './check.ts'

/** What a user writes; each line has one thing of the document in it. */
const hooks = `import type { PetsHooks } from '../../generated/pets/hooks.gen.ts'

export const hooks: PetsHooks = {
  getPet: {
    authorize(request, context) {
      const id: number = request.path.petId
      return context.principal?.claims['pets'] === id || { refuse: 'Not yours.' }
    },
    before(request, context) {
      const id: number = request.path.petId
      const limit: number | undefined = request.query.limit
      const mode: 'fast' | 'slow' | undefined = request.headers['X-Mode']
      const lang: string | undefined = request.cookies.lang
      const signal: AbortSignal = context.signal
      const subject: string | undefined = context.principal?.subject
      if (id === 0 || signal.aborted) return { reply: { status: 404, body: { title: 'none' } } }
      return { request: { query: { limit: (limit ?? 0) + 1 }, headers: { 'X-Mode': mode ?? 'fast' }, cookies: { lang: lang ?? subject ?? 'en' } } }
    },
    after(response) {
      if (response.status === 200) return { status: 200, headers: { 'x-age': String(response.body?.age) }, body: { name: response.body?.name ?? '' } }
      return undefined
    },
  },
  addPet: {
    async handle(request) {
      return { status: 201, body: { name: request.body.name, age: (request.body.age ?? 0) + 1 } }
    },
  },
}
`

test('hooks that use the document as it is compile', async (t) => {
  assert.deepEqual(await typeCheck(t, pets(), 'app/hooks/pets.ts', hooks), [])
})

test('what is not in the document does not compile, each at its own line', async (t) => {
  assert.deepEqual(await typeCheck(t, pets(), 'app/hooks/pets.ts', `import type { PetsHooks } from '../../generated/pets/hooks.gen.ts'

export const unknownOperation: PetsHooks = {
  // @ts-expect-error no such operation
  getPets: { before() {} },
}
export const unknownHook: PetsHooks = {
  // @ts-expect-error no such hook
  getPet: { around() {} },
}
export const authorizations: PetsHooks = {
  // @ts-expect-error nothing is no answer
  getPet: { authorize() {} },
  addPet: {
    authorize(request) {
      // @ts-expect-error the body is not read yet
      return request.body === undefined
    },
  },
}
export const requests: PetsHooks = {
  getPet: {
    before(request) {
      // @ts-expect-error no such path parameter
      void request.path.id
      // @ts-expect-error a number, not a string
      const id: string = request.path.petId
      // @ts-expect-error it may be absent
      const limit: number = request.query.limit
      // @ts-expect-error none of its values
      if (request.headers['X-Mode'] === 'medium') return
      // @ts-expect-error a GET has no body
      void request.body.name
      void [id, limit]
    },
  },
}
export const changes: PetsHooks = {
  // @ts-expect-error the parameter is a number
  getPet: { before: () => ({ request: { query: { limit: 'many' } } }) },
  // @ts-expect-error the name is text
  addPet: { before: () => ({ request: { body: { name: 1 } } }) },
}
export const replies: PetsHooks = {
  // @ts-expect-error the status is not declared
  getPet: { handle: () => ({ status: 418, body: { name: 'Rex' } }) },
  // @ts-expect-error the body of another status
  addPet: { handle: async () => ({ status: 201 as const, body: { title: 'none' } }) },
}
export const answers: PetsHooks = {
  // @ts-expect-error a member too few
  getPet: { after: (response) => ({ status: 200, body: { age: 1 } }) },
}
`), [])
})

const broken: readonly [name: string, change: Parameters<typeof pets>[0], line: RegExp, message: RegExp][] = [
  ['a removed operation', (document) => { delete document.paths['/pets'] }, /^addPet: \{/, /addPet/],
  ['a renamed operation', (document) => { document.paths['/pets']!['post'] = { ...document.paths['/pets']!['post'] as object, operationId: 'createPet' } }, /^addPet: \{/, /addPet/],
  ['a renamed parameter', (document) => {
    const { get } = document.paths['/pets/{petId}']! as { get: { parameters: { name: string }[] } }
    get.parameters[0]!.name = 'id'
    document.paths = { ...document.paths, '/pets/{id}': { get } }
    delete document.paths['/pets/{petId}']
  }, /^const id: number = request\.path\.petId$/, /petId/],
  ['a parameter of another type', (document) => {
    const { get } = document.paths['/pets/{petId}']! as { get: { parameters: { schema: object }[] } }
    get.parameters[1]!.schema = { type: 'string' }
  }, /^const limit: number \| undefined = request\.query\.limit$/, /string/],
  ['a removed property', (document) => {
    const { post } = document.paths['/pets']! as unknown as { post: { requestBody: { content: { 'application/json': { schema: { properties: { age?: object } } } } } } }
    const media = post.requestBody.content['application/json']
    media.schema = { ...media.schema, properties: { name: { type: 'string' } } as object }
  }, /^return \{ status: 201, body:/, /age/],
  ['a removed answer', (document) => {
    const { get } = document.paths['/pets/{petId}']! as { get: { responses: Record<string, unknown> } }
    delete get.responses['404']
  }, /^before\(request, context\)|status: 404/, /404/],
]
for (const [name, change, line, message] of broken) {
  test(`${name} fails at the user's line`, async (t) => {
    const found = await typeCheck(t, pets(change), 'app/hooks/pets.ts', hooks)
    assert.ok(found.length > 0)
    assert.ok(found.every(({ at }) => at === 'app/hooks/pets.ts'), JSON.stringify(found))
    assert.ok(found.some((one) => line.test(one.line) && message.test(one.message)), JSON.stringify(found, null, 1))
  })
}

test('an operation without `security`, and generated code of another contract, do not compile', async (t) => {
  assert.deepEqual(await typeCheck(t, pets(), 'app/own.ts', `import { backend, gateway, operation, publicAccess } from 'gatewright'
const pets = backend('pets')
export const open = operation({ id: 'a', method: 'GET', path: '/a', at: 'here', security: publicAccess(), responses: {}, backend: pets('/a') })
// @ts-expect-error security is missing
export const forgotten = operation({ id: 'b', method: 'GET', path: '/b', at: 'here', responses: {}, backend: pets('/b') })
// @ts-expect-error another version of the contract
export const stale = gateway({ abi: 99, name: 'x', base: import.meta.url, trustedProxies: [], apis: [], backends: {} })
`), [])
})
