import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { check } from '../../../bench/check.ts'
import type { Claim, Contender } from '../../../bench/contenders.ts'
import { orderBody, petBody } from '../../../bench/payloads.ts'
import type { Setting } from '../../../bench/setting.ts'
import { signTokens } from '../../../bench/tokens.ts'

let handler: RequestListener = () => {}
const server = createServer((request, response) => handler(request, response))
let url = ''
let setting: Setting
before(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  setting = { root: '', folder: '', cache: '', backend: '', onePet: '', key: 'right', tokens: await signTokens(1) }
})
after(() => void server.close())

const contender = (claims: readonly Claim[]): Contender => ({ name: 'one', title: 'one', claims, workloads: ['get', 'post'], command: () => '' })
/** Carries everything; refuses what is named. */
const carry = (refused: readonly Claim[]): RequestListener => (request, response) => {
  let body = ''
  request.on('data', (chunk) => { body += String(chunk) }).on('end', () => {
    const faults: Readonly<Record<Claim, boolean>> = {
      key: request.headers['x-api-key'] !== 'right',
      token: request.headers.authorization !== `Bearer ${setting.tokens.valid[0]!}`,
      parameter: request.url!.endsWith('/many'),
      body: request.method === 'POST' && body !== orderBody,
      answer: request.url === '/broken',
    }
    if (refused.some((claim) => faults[claim])) response.statusCode = 400
    response.end(request.method === 'POST' ? orderBody : petBody)
  })
}
const all: readonly Claim[] = ['key', 'token', 'parameter', 'body', 'answer']

test('a contender that does what it claims passes', async () => {
  handler = carry(all)
  await check(contender(all), url, setting)
  handler = carry([])
  await check(contender([]), url, setting)
})

for (const claim of all) {
  test(`a contender that lets a bad ${claim} through does not pass`, async () => {
    handler = carry(all.filter((other) => other !== claim))
    await assert.rejects(check(contender(all), url, setting), new RegExp(`one lets a bad ${claim} through: 200`))
  })
}

test('a contender that changes what it carries does not pass', async () => {
  handler = (request, response) => void response.end(request.method === 'POST' ? orderBody : `${petBody} `)
  await assert.rejects(check(contender([]), url, setting), /one does not carry get: 200/)
  handler = (request, response) => void response.end(request.method === 'POST' ? petBody : petBody)
  await assert.rejects(check(contender([]), url, setting), /one does not carry post: 200/)
})
