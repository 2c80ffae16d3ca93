import assert from 'node:assert/strict'
import { test } from 'node:test'
import { array, field, form, integer, json, querystringParameter, scheme, string, text } from '../../../runtime/define.ts'
import { encodeQuerystring } from '../../../runtime/encode.ts'
import { bodyReader } from '../../../runtime/decode/body.ts'
import { parametersStage } from '../../../runtime/stages/parameters.ts'
import { schema } from './schemas.ts'
import { serve } from './serve.ts'

const definition = schema({
  type: 'object', additionalProperties: false, required: ['q'],
  properties: { q: { type: 'string', minLength: 2 }, page: { type: 'integer', maximum: 9 }, tags: { type: 'array', items: { enum: ['a', 'b'] } } },
})
const asForm = querystringParameter('filter', form(definition, [field('q', string), field('page', integer), field('tags', array(string))]), { required: true })
const asJson = querystringParameter('filter', json(definition))

test('a query that is a form is one value, which hooks see under its name', async (t) => {
  let seen: unknown
  const { ask } = await serve(t, [parametersStage], { operation: { parameters: [asForm] }, hooks: {}, passed: (x) => { seen = x.parameters?.query } })
  assert.equal((await ask({ query: 'q=ab+c&page=3&tags=a&tags=b' })).status, 200)
  assert.deepEqual(seen, { filter: { q: 'ab c', page: 3, tags: ['a', 'b'] } })
})

test('what breaks the schema of the whole is refused, keys that it does not know among it', async (t) => {
  const { ask } = await serve(t, [parametersStage], { operation: { parameters: [asForm] } })
  assert.deepEqual((await ask({ query: 'q=a&page=10&tags=c&more=1' })).faults.toSorted(), [
    'querystring /filter/more additionalProperties', 'querystring /filter/page maximum', 'querystring /filter/q minLength', 'querystring /filter/tags/0 enum',
  ])
  assert.deepEqual((await ask()).faults, ['querystring /filter required'])
  assert.deepEqual((await ask({ query: 'q=%zz' })).faults, ['querystring /filter/q encoding'])
  assert.deepEqual((await ask({ query: 'q=ab&q=cd' })).faults, ['querystring /filter/q duplicate'])
})

test('a query that is JSON is percent-decoded whole, a plus sign is one, and no name stands twice', async (t) => {
  let seen: unknown
  const { ask } = await serve(t, [parametersStage], { operation: { parameters: [asJson] }, hooks: {}, passed: (x) => { seen = x.parameters?.query } })
  assert.equal((await ask({ query: encodeURIComponent('{"q":"a+b","page":1}').replace('%2B', '+') })).status, 200)
  assert.deepEqual(seen, { filter: { q: 'a+b', page: 1 } })
  assert.equal((await ask()).status, 200)
  assert.deepEqual((await ask({ query: '%7B%22q%22%3A%22ab%22%2C%22q%22%3A%22cd%22%7D' })).faults, ['querystring /filter/q duplicate'])
  assert.deepEqual((await ask({ query: 'q=ab' })).faults, ['querystring /filter syntax'])
  assert.deepEqual((await ask({ query: '%7B%ff' })).faults, ['querystring /filter encoding'])
})

test('the credential of the operation beside it is no part of the value', async (t) => {
  const key = scheme('key', { type: 'apiKey', in: 'query', name: 'api_key' })
  const options = { operation: { parameters: [asForm], security: { anyOf: [[key()]] } }, schemes: [key] }
  const { ask } = await serve(t, [parametersStage], options)
  assert.equal((await ask({ query: 'api_key=s&q=ab' })).status, 200)
  assert.deepEqual((await ask({ query: 'api_key=s' })).faults, ['querystring /filter required'])
  const { ask: open } = await serve(t, [parametersStage], { ...options, operation: { parameters: [asForm] } })
  assert.deepEqual((await open({ query: 'api_key=s&q=ab' })).faults, ['querystring /filter/api_key additionalProperties'])
})

test('in report it passes and is reported', async (t) => {
  const { ask, reports } = await serve(t, [parametersStage], { operation: { parameters: [asForm] }, validation: { request: 'report' } })
  assert.equal((await ask({ query: 'q=a' })).status, 200)
  assert.deepEqual(reports.flat().map(({ in: place, pointer, code }) => [place, pointer, code]), [['querystring', '/filter/q', 'minLength']])
})

test('what a hook makes of it is written as it is read', () => {
  const value = { q: 'a&b c', page: 2, tags: ['a', 'b'] }
  const query = encodeQuerystring(asForm, value).join('&')
  assert.equal(query, 'q=a%26b%20c&page=2&tags=a&tags=b')
  assert.deepEqual(bodyReader(asForm.media!, 'request', 10)!.read(Buffer.from(query), 0, ''), value)
  assert.deepEqual(encodeQuerystring(asJson, value), [encodeURIComponent(JSON.stringify(value))])
  assert.deepEqual(encodeQuerystring(querystringParameter('t', text(null)), 'a b'), ['a%20b'])
})
