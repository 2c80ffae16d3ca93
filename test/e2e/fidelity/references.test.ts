import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { generateProject, plainBackend, type GeneratedProject, type StartedGateway } from '../../support/generated-gateway.ts'

const ok = { 204: { description: '' }, 200: { description: '', content: { 'application/json': {} } } }
const post = (schema: object): object => ({ post: { requestBody: { required: true, content: { 'application/json': { schema } } }, responses: ok } })

const files = {
  'specs/pets.yaml': `openapi: 3.1.0
info: { title: Pets, version: '1' }
paths:
  /pets:
    post:
      requestBody: { required: true, content: { application/json: { schema: { $ref: 'schemas/pet.yaml' } } } }
      responses: { 200: { description: '', content: { application/json: {} } } }
`,
  'specs/schemas/pet.yaml': `oneOf: [{ $ref: cat.yaml }, { $ref: 'dog.yaml#/Dog' }]
discriminator: { propertyName: kind, mapping: { purrs: cat.yaml, barks: 'dog.yaml#/Dog' } }
`,
  'specs/schemas/cat.yaml': 'type: object\nrequired: [kind]\nproperties: { kind: { type: string }, age: { type: integer } }\n',
  'specs/schemas/dog.yaml': 'Dog: { type: object, required: [kind], properties: { kind: { type: string }, age: { type: string } } }\n',
  'specs/named.json': JSON.stringify({
    openapi: '3.2.0', info: { title: 'Named', version: '1' },
    paths: {
      '/anchor': post({ $ref: '#whole' }),
      '/inline': post({ $ref: '#here', $defs: { a: { $anchor: 'here', type: 'integer' } } }),
      '/id': post({ $ref: 'https://a.test/number' }),
      '/relative': post({ $ref: '#/components/schemas/Root' }),
      '/tree': post({ $ref: '#/components/schemas/Tree' }),
      '/half': post({ oneOf: [{ $ref: '#/components/schemas/One' }, { $ref: '#/components/schemas/Two' }], discriminator: { propertyName: 'kind', mapping: { one: 'Nowhere', two: 'Two' } } }),
      '/key': { get: { security: [{ '#/components/securitySchemes/api_key': [] }], responses: ok } },
    },
    components: {
      securitySchemes: { api_key: { type: 'apiKey', in: 'header', name: 'X-Key', deprecated: true } },
      schemas: {
        Whole: { $anchor: 'whole', type: 'integer' },
        Number: { $id: 'https://a.test/number', type: 'integer' },
        Root: { $id: 'https://a.test/root', type: 'object', properties: { a: { $ref: 'part' }, b: { $ref: '#/$defs/text' } }, $defs: { text: { type: 'string' }, part: { $id: 'part', type: 'integer' } } },
        Tree: { $id: 'https://a.test/tree', $dynamicAnchor: 'node', type: 'object', properties: { children: { type: 'array', items: { $dynamicRef: '#node' } } }, additionalProperties: false },
        One: { type: 'object', required: ['kind'], properties: { kind: { const: 'one' } } },
        Two: { type: 'object', required: ['kind'], properties: { kind: { const: 'two' } } },
      },
    },
  }),
}

let project: GeneratedProject
let gateway: StartedGateway
let backend: Awaited<ReturnType<typeof plainBackend>>

before(async () => {
  project = await generateProject(files)
  backend = await plainBackend()
  gateway = await project.start({ backend: backend.url, env: { AUTH_API_KEY_KEYS: 'secret-of-one-client-only' } })
})
after(async () => {
  await gateway.close()
  await backend.close()
  project.remove()
})

async function status(path: string, value: unknown): Promise<number> {
  const response = await fetch(gateway.url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) })
  await response.arrayBuffer()
  return response.status
}

test('a discriminator maps to schemas of other files', async () => {
  assert.equal(await status('/pets', { kind: 'barks', age: 'two' }), 200)
  assert.equal(await status('/pets', { kind: 'purrs', age: 2 }), 200)
  assert.equal(await status('/pets', { kind: 'purrs', age: 'two' }), 400)
  assert.equal(await status('/pets', { kind: 'howls', age: 'two' }), 400)
})

test('a mapping that leads nowhere loses no alternative, and is told', async () => {
  assert.deepEqual(project.diagnostics.filter(({ severity }) => severity !== 'info').map(({ code, place }) => `${place.file} ${place.pointer} ${code}`),
    ['specs/named.json /paths/~1half/post/requestBody/content/application~1json/schema/discriminator/mapping/one discriminator-unresolved'])
  assert.deepEqual([await status('/half', { kind: 'one' }), await status('/half', { kind: 'two' }), await status('/half', { kind: 'three' })], [200, 200, 400])
})

test('anchors, $id and $dynamicRef', async () => {
  for (const path of ['/anchor', '/inline', '/id']) assert.deepEqual([await status(path, 1), await status(path, 'x')], [200, 400], path)
  assert.deepEqual([await status('/relative', { a: 1, b: 'x' }), await status('/relative', { a: 'x' }), await status('/relative', { b: 1 })], [200, 400, 400])
  assert.deepEqual([await status('/tree', { children: [{ children: [] }] }), await status('/tree', { children: [{ children: [{ x: 1 }] }] })], [200, 400])
})

test('types follow them too', () => {
  const types = readFileSync(join(project.root, 'generated/named/types.gen.ts'), 'utf8')
  assert.match(types, /"application\/json": components\["schemas"\]\["Whole"\]/)
  assert.match(types, /"application\/json": components\["schemas"\]\["Number"\]/)
  assert.match(types, /Root: \{\n\s+a\?: components\["schemas"\]\["\w+"\];\n\s+b\?: components\["schemas"\]\["\w+"\];/)
})

test('a security requirement may name its scheme by where it stands', async () => {
  assert.equal((await fetch(`${gateway.url}/key`)).status, 401)
  assert.equal((await fetch(`${gateway.url}/key`, { headers: { 'x-key': 'secret-of-one-client-only' } })).status, 200)
})
