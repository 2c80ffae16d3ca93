import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Json, JsonObject } from '../../../generator/load/document.ts'
import { createJudge } from '../../../testing/sample/judge.ts'
import { listCallbacks, listOperations, listWebhooks } from '../../../testing/sample/operations.ts'
import { writeParameter } from '../../../testing/sample/parameter.ts'
import { sampleRequests } from '../../../testing/sample/request.ts'
import type { SampledRequest } from '../../../testing/sample/request.ts'
import { createSampler } from '../../../testing/sample/sample.ts'
import { survivesText } from '../../../testing/sample/text-value.ts'

function requests(document: JsonObject): ReturnType<typeof sampleRequests> {
  const judge = createJudge(document, 'request')
  const [operation] = listOperations(document)
  assert.ok(operation !== undefined)
  return sampleRequests(operation, createSampler(document, { direction: 'request', judge }))
}

function full(document: JsonObject): SampledRequest {
  const [, request] = requests(document)
  assert.ok(request !== undefined && !('unsupported' in request), JSON.stringify(request))
  return request
}

const post = (requestBody: JsonObject, more: JsonObject = {}): JsonObject => ({ paths: { '/x': { post: { requestBody, ...more } } } })
const bodyText = (request: SampledRequest): string => new TextDecoder().decode(request.body ?? new Uint8Array())

test('styles are written as the table of the specification has them (OpenAPI 3.1, 4.8.12.4)', () => {
  const list = ['blue', 'black', 'brown']
  const object = { R: 100, G: 200, B: 150 }
  const rows: [string, 'path' | 'query' | 'header' | 'cookie', boolean, Json, string | null][] = [
    ['matrix', 'path', false, 'blue', ';color=blue'], ['matrix', 'path', false, '', ';color'], ['matrix', 'path', false, list, ';color=blue,black,brown'], ['matrix', 'path', false, object, ';color=R,100,G,200,B,150'],
    ['matrix', 'path', true, list, ';color=blue;color=black;color=brown'], ['matrix', 'path', true, object, ';R=100;G=200;B=150'],
    ['label', 'path', false, 'blue', '.blue'], ['label', 'path', false, list, '.blue,black,brown'], ['label', 'path', true, list, '.blue.black.brown'], ['label', 'path', false, object, '.R,100,G,200,B,150'], ['label', 'path', true, object, '.R=100.G=200.B=150'],
    ['simple', 'path', false, list, 'blue,black,brown'], ['simple', 'header', true, object, 'R=100,G=200,B=150'], ['simple', 'header', false, object, 'R,100,G,200,B,150'], ['simple', 'header', false, ['a,b'], null], ['simple', 'path', false, ['a,b', 'c'], 'a%2Cb,c'],
    ['form', 'query', false, list, 'color=blue,black,brown'], ['form', 'query', true, list, 'color=blue&color=black&color=brown'], ['form', 'query', false, object, 'color=R,100,G,200,B,150'], ['form', 'query', true, object, 'R=100&G=200&B=150'], ['form', 'cookie', true, 'blue', 'color=blue'],
    ['spaceDelimited', 'query', false, list, 'color=blue%20black%20brown'], ['spaceDelimited', 'query', false, ['a b'], null], ['pipeDelimited', 'query', false, list, 'color=blue%7Cblack%7Cbrown'],
    ['deepObject', 'query', true, object, 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'], ['deepObject', 'query', true, { l: ['a', 'b'] }, 'color%5Bl%5D=a&color%5Bl%5D=b'], ['deepObject', 'query', true, { l: { m: 1 } }, 'color%5Bl%5D%5Bm%5D=1'], ['deepObject', 'query', true, { l: [{ m: 1 }] }, 'color%5Bl%5D%5B0%5D%5Bm%5D=1'], ['deepObject', 'query', true, { l: [] }, null], ['deepObject', 'query', true, { 'a[b]': 1 }, null], ['deepObject', 'query', true, 'blue', null],
    ['form', 'query', true, [{ a: 1 }], null], ['form', 'query', true, 'a b&c=d/é', 'color=a%20b%26c%3Dd%2F%C3%A9'], ['simple', 'path', false, '../x', '..%2Fx'],
    ['spaceDelimited', 'query', false, object, 'color=R%20100%20G%20200%20B%20150'], ['pipeDelimited', 'query', false, object, 'color=R%7C100%7CG%7C200%7CB%7C150'], ['pipeDelimited', 'query', false, { 'a|b': 1 }, null],
    ['label', 'path', true, ['1.5', 'b'], null], ['label', 'path', false, ['1.5', 'b'], '.1.5,b'], ['simple', 'header', true, { 'a=b': 1 }, null], ['simple', 'header', true, { a: 'b=c' }, 'a=b=c'],
    ['cookie', 'cookie', true, list, 'color=blue; color=black; color=brown'], ['cookie', 'cookie', true, object, 'R=100; G=200; B=150'], ['cookie', 'cookie', false, list, 'color=blue,black,brown'], ['cookie', 'cookie', false, '50%', 'color=50%'], ['cookie', 'cookie', false, 'a;b', null],
  ]
  for (const [style, place, explode, value, expected] of rows) {
    assert.equal(writeParameter({ name: 'color', in: place, style, explode, allowReserved: false, content: null }, value), expected, `${style} ${explode} ${JSON.stringify(value)}`)
  }
  const query = { name: 'q[x]', in: 'query', style: 'form', explode: true, allowReserved: true, content: null } as const
  assert.equal(writeParameter(query, 'a/b?c&d=e+f'), 'q%5Bx%5D=a/b?c%26d%3De%2Bf')
  assert.equal(writeParameter({ ...query, content: 'application/json', allowReserved: false }, { a: [1] }), 'q%5Bx%5D=%7B%22a%22%3A%5B1%5D%7D')
})

test('a value survives text only where every reading of it is valid', () => {
  const judge = createJudge({}, 'request')
  const survives = (schema: JsonObject, value: Json): boolean => survivesText(judge, { schema, pointer: '' }, value)
  assert.ok(survives({ type: 'string' }, '12') && survives({ type: 'integer' }, 12) && survives({ type: ['integer', 'string'] }, 12))
  assert.ok(!survives({ oneOf: [{ type: 'integer', maximum: 5 }, { type: 'string', minLength: 3 }] }, 12), '12 reads as an integer beyond its bound')
  assert.ok(survives({ type: 'object', properties: { a: { type: 'array', items: { type: 'integer' } } } }, { a: [1] }))
  assert.ok(!survives({ type: 'array', items: { type: 'boolean' } }, ['yes']))
})

test('a request has every parameter in its place, and the smallest only what is required', () => {
  const document: JsonObject = {
    paths: {
      '/a b/{id}:act/{tags}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 5 } }, { name: 'lang', in: 'query', schema: { type: 'string' } }],
        get: {
          operationId: 'act',
          parameters: [
            { name: 'tags', in: 'path', required: true, style: 'label', explode: true, schema: { type: 'array', minItems: 2, items: { enum: ['x', 'y/z'] }, uniqueItems: true } },
            { name: 'lang', in: 'query', required: true, schema: { type: 'string', pattern: '^[a-z]{2}$' }, example: 'de' },
            { name: 'filter', in: 'query', style: 'deepObject', explode: true, schema: { type: 'object', properties: { a: { type: 'integer' } } } },
            { name: 'X-Tenant', in: 'header', required: true, schema: { type: 'string', format: 'uuid' } },
            { name: 'Authorization', in: 'header', required: true, schema: { type: 'string' } },
            { name: 'session', in: 'cookie', schema: { type: 'string' } },
            { name: 'page', in: 'query', content: { 'application/json': { schema: { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } } } } },
          ],
        },
      },
    },
  }
  const [minimal, wide] = requests(document)
  assert.ok(minimal !== undefined && !('unsupported' in minimal) && wide !== undefined && !('unsupported' in wide))
  assert.equal(minimal.path, '/a%20b/5:act/.x.y%2Fz')
  assert.equal(minimal.query, 'lang=de')
  assert.deepEqual(minimal.headers, [['X-Tenant', '3fa85f64-5717-4562-b3fc-000000000001']])
  assert.deepEqual(minimal.cookies, [])
  assert.equal(wide.query, 'lang=de&filter%5Ba%5D=1&page=%7B%22n%22%3A1%7D')
  assert.deepEqual(wide.cookies, ['session=text'])
  assert.deepEqual(wide.values.query, { lang: 'de', filter: { a: 1 }, page: { n: 1 } })
})

test('values that would not arrive as sent are passed over', () => {
  const request = full({
    paths: {
      '/{p}': {
        get: {
          parameters: [
            { name: 'p', in: 'path', required: true, schema: { enum: ['', '..', '.', 'a/b'] } },
            { name: 'h', in: 'header', schema: { enum: [' x', 'line\nbreak', 'é', 'plain'] } },
            { name: 'q', in: 'query', schema: { type: ['string', 'null'], enum: [null, '', 'x'] } },
          ],
        },
      },
    },
  })
  assert.equal(request.path, '/a%2Fb')
  assert.deepEqual(request.headers, [['h', 'plain']])
  assert.equal(request.query, 'q=x')
})

test('bodies: JSON, form, multipart, text, bytes, lines, XML', () => {
  const schema = {
    type: 'object', required: ['name', 'tags', 'meta', 'photo'],
    properties: { name: { type: 'string', default: 'a&b' }, tags: { type: 'array', minItems: 2, items: { type: 'integer' } }, meta: { type: 'object', required: ['k'], properties: { k: { type: 'boolean' } } }, photo: { type: 'string', format: 'binary' } },
  }
  const made = requests(post({
    content: {
      'application/json': { schema }, 'application/x-www-form-urlencoded': { schema }, 'multipart/form-data': { schema, encoding: { photo: { contentType: 'image/png, image/jpeg' } } },
      'text/plain': { schema: { type: 'string', minLength: 6 } }, 'application/octet-stream': {}, 'application/x-ndjson': { itemSchema: { type: 'integer' } }, 'application/xml': { schema }, 'image/*': { schema: { type: 'string', format: 'binary' } },
    },
  }))
  const of = (label: string): SampledRequest => {
    const request = made.find((one) => one.label === label)
    assert.ok(request !== undefined && !('unsupported' in request), `${label} ${JSON.stringify(request)}`)
    return request
  }
  assert.equal(bodyText(of('full')), '{"name":"a&b","tags":[1,1],"meta":{"k":true},"photo":"text"}')
  assert.equal(bodyText(of('full application/x-www-form-urlencoded')), 'name=a%26b&tags=1&tags=1&meta=%7B%22k%22%3Atrue%7D&photo=text')
  const multipart = of('full multipart/form-data')
  assert.match(multipart.contentType ?? '', /^multipart\/form-data; boundary=gatewright-sample$/)
  assert.match(bodyText(multipart), /name="photo"; filename="sample.bin"\r\nContent-Type: image\/png\r\n\r\ntext\r\n/)
  assert.match(bodyText(multipart), /name="meta"\r\nContent-Type: application\/json\r\n\r\n\{"k":true\}\r\n/)
  assert.equal(bodyText(multipart).match(/name="tags"\r\n\r\n1\r\n/g)?.length, 2)
  assert.equal(bodyText(of('full text/plain')).length >= 6, true)
  assert.equal(of('full application/octet-stream').body?.length, 6)
  assert.equal(of('full image/*').contentType, 'image/png')
  assert.equal(bodyText(of('full application/x-ndjson')), '1\n')
  assert.equal(bodyText(of('full application/xml')), '<?xml version="1.0" encoding="UTF-8"?>\n<root><name>a&#38;b</name><tags>1</tags><tags>1</tags><meta><k>true</k></meta><photo>text</photo></root>')
  assert.equal((made[0] as SampledRequest).body, null, 'an optional body is not in the smallest request')
})

test('an example of the body is used in its valid form for the direction', () => {
  const schema = { type: 'object', properties: { id: { type: 'integer', readOnly: true }, name: { type: 'string' } }, required: ['name'] }
  const request = full(post({ content: { 'application/json': { schema, examples: { broken: { value: { name: 1 } }, fine: { value: { id: 9, name: 'Rex' } } } } } }))
  assert.equal(bodyText(request), '{"name":"Rex"}')
})

test('operations, webhooks and callbacks are listed with references followed', () => {
  const document: JsonObject = {
    paths: { '/a': { $ref: '#/components/pathItems/a' }, 'x-note': { get: {} } },
    webhooks: { done: { post: { requestBody: { $ref: '#/components/requestBodies/b' } } } },
    components: {
      requestBodies: { b: { required: true, content: { 'application/json': { schema: { type: 'integer' } } } } },
      pathItems: { a: { put: { callbacks: { event: { '{$request.body#/url}': { post: { requestBody: { $ref: '#/components/requestBodies/b' } } } } }, responses: { '2xx': { description: 'd' }, bogus: {} } } } },
    },
  }
  const [operation] = listOperations(document)
  assert.equal(operation?.id, 'PUT /a')
  assert.deepEqual(operation?.responses.map(({ status }) => status), ['2XX'])
  assert.equal(listWebhooks(document)[0]?.body?.media[0]?.type, 'application/json')
  assert.deepEqual(operation === undefined ? [] : listCallbacks(document, operation).map(({ name, path, method }) => [name, path, method]), [['event', '{$request.body#/url}', 'POST']])
})
