import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { hasErrors } from '../../../generator/diagnostics.ts'
import { loadMockDocument, mockFromFile, mockName } from '../../../testing/mock/load-mock-document.ts'
import { outgoing, sendWebhook } from '../../../testing/mock/send-webhook.ts'
import { startMock } from '../../../testing/mock/start-mock.ts'
import { createJudge } from '../../../testing/sample/judge.ts'
import { mutateBody, mutateParameter } from '../../../testing/sample/mutate-message.ts'
import { listOperations } from '../../../testing/sample/operations.ts'
import { isJsonType } from '../../../testing/sample/parameter.ts'
import { sampleParameter, sampleRequests } from '../../../testing/sample/request.ts'
import type { Schema } from '../../../testing/sample/resolve.ts'
import { createSampler } from '../../../testing/sample/sample.ts'

const own = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

// What cannot be built of a document, and why that is right.
const documents: readonly { readonly path: string; readonly unbuilt: RegExp | null }[] = [
  { path: 'specs/petstore.yaml', unbuilt: null },
  { path: 'specs/modern-petstore.yaml', unbuilt: null },
  { path: '../shared/corpus/petstore-3.0.yaml', unbuilt: null },
  { path: '../shared/corpus/petstore-3.1-eov.yaml', unbuilt: null },
  { path: '../shared/corpus/train-travel.yaml', unbuilt: null },
  { path: '../shared/corpus/burgershop.yaml', unbuilt: null },
  { path: '../shared/corpus/oai-tictactoe-3.1.yaml', unbuilt: null },
  { path: '../shared/corpus/telegram-bot.json', unbuilt: null },
]

for (const { path, unbuilt } of documents) {
  test(`every operation of ${path} gets valid requests, refused ones, and a valid answer`, { skip: existsSync(own(path)) ? false : 'the corpus is not here' }, async () => {
    const { document: api, diagnostics } = await loadMockDocument(own(path))
    assert.ok(api !== undefined, JSON.stringify(diagnostics))
    const { document } = api
    const requestJudge = createJudge(document, 'request')
    const sampler = createSampler(document, { direction: 'request', judge: requestJudge })
    const judge = createJudge(document, 'response')
    const mock = await startMock({ documents: [{ name: api.name, document }], pause: 0 })
    try {
      for (const operation of listOperations(document)) {
        for (const request of sampleRequests(operation, sampler)) {
          if ('unsupported' in request) {
            assert.match(request.unsupported, unbuilt ?? /$^/, operation.id)
            continue
          }
          const { values } = request
          if (values.media !== null && values.body !== undefined) {
            if (values.media.schema !== null) assert.deepEqual(requestJudge.check(values.media.schema, values.body), [], operation.id)
            const mutated = mutateBody(values.media, values.body, sampler, 20)
            assert.deepEqual(mutated.cannot, [], operation.id)
          }
          const answer = await fetch(`${mock.url}/${api.name}${request.path}${request.query === '' ? '' : `?${request.query}`}`, {
            method: request.method, redirect: 'manual', headers: [...request.headers, ...(request.contentType === null ? [] : [['content-type', request.contentType] as const])] as [string, string][],
            ...(request.body === null ? {} : { body: Buffer.from(request.body) }),
          })
          const text = await answer.text()
          assert.equal(decodeURIComponent(answer.headers.get('x-mock-operation') ?? ''), operation.id, text)
          const declared = operation.responses.find(({ status }) => status === String(answer.status)) ?? operation.responses.find(({ status }) => status === 'default')
          assert.ok(declared !== undefined, `${operation.id} ${answer.status} ${text}`)
          const type = answer.headers.get('content-type')
          const media = declared.media.find((one) => one.type === type)
          if (media?.schema && type !== null && isJsonType(type)) assert.deepEqual(judge.check(media.schema, JSON.parse(text)), [], operation.id)
          else if (declared.media.length > 0) assert.ok(media !== undefined, `${operation.id} ${type}`)
        }
        for (const parameter of operation.parameters) {
          const sampled = sampleParameter(parameter, sampler)
          assert.ok(!('unsupported' in sampled), `${operation.id} ${parameter.name}`)
          assert.deepEqual(mutateParameter(parameter, sampled.value, sampler).cannot, [], `${operation.id} ${parameter.name}`)
        }
      }
    } finally {
      await mock.close()
    }
  })
}

test('a file is loaded on the first request, named after itself or its folder', async () => {
  assert.equal(mockName('generated/petstore/openapi.json'), 'petstore')
  assert.equal(mockName('specs/modern-petstore.yaml'), 'modern-petstore')
  const mock = await startMock({ documents: [mockFromFile(own('specs/petstore.yaml')), mockFromFile(own('specs/no-such-file.yaml'), { name: 'gone' })] })
  try {
    assert.equal((await fetch(`${mock.url}/petstore/pet/1`)).status, 200)
    assert.equal((await fetch(`${mock.url}/gone/pet/1`)).status, 404)
  } finally {
    await mock.close()
  }
  const missing = await loadMockDocument(own('specs/no-such-file.yaml'))
  assert.ok(missing.document === undefined && hasErrors(missing.diagnostics))
})

test('webhooks and callbacks are sent as valid requests to the address given', async () => {
  const { document: api } = await loadMockDocument(own('specs/modern-petstore.yaml'))
  assert.ok(api !== undefined)
  const received: { method: string | undefined; url: string | undefined; type: string | undefined; body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => { body += chunk }).on('end', () => {
      received.push({ method: request.method, url: request.url, type: request.headers['content-type'], body })
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?x=1`
  try {
    const names = [...outgoing(api.document).keys()]
    assert.ok(names.includes('petAdopted') && names.includes('newPetAvailable') && names.some((name) => name.includes('/')), names.join())
    for (const name of names) {
      const result = await sendWebhook({ document: api.document, name, url })
      assert.ok(!('error' in result), JSON.stringify(result))
      const last = received.at(-1)
      assert.ok(last !== undefined && last.url?.startsWith('/hook?x=1'))
      const schema: Schema | null | undefined = outgoing(api.document).get(name)?.body?.media[0]?.schema
      assert.ok(schema !== null && schema !== undefined)
      assert.deepEqual(createJudge(api.document, 'request').check(schema, JSON.parse(last.body)), [])
    }
    const unknown = await sendWebhook({ document: api.document, name: 'petAdoptd', url })
    assert.ok('error' in unknown && unknown.known?.includes('petAdopted'))
    assert.ok('error' in await sendWebhook({ document: api.document, name: 'petAdopted', url: 'file:///etc/passwd' }))
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
  const refused = await sendWebhook({ document: api.document, name: 'petAdopted', url })
  assert.ok('error' in refused && /ECONNREFUSED/.test(refused.error), JSON.stringify(refused))
})
