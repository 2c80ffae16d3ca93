import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../../../generator/load/document.ts'
import type { Expectation } from '../../../testing/contract/check.ts'
import type { Outcome } from '../../../testing/contract/client.ts'
import { verdict } from '../../../testing/contract/verdict.ts'
import { bareRequest } from '../../../testing/contract/wire.ts'
import { createJudge } from '../../../testing/sample/judge.ts'
import { answerOf, operationOf } from './api.ts'

const problem = (status: number, code: string, headers: Record<string, string> = {}, more: JsonObject = {}): Outcome =>
  answerOf(status, { 'content-type': 'application/problem+json; charset=utf-8', ...headers }, { type: `urn:gatewright:problem:${code}`, status, ...more })
const judged = (outcome: Outcome, expect: Expectation, options: { responses?: JsonObject; embedded?: boolean } = {}): string | undefined => {
  const operation = operationOf({ responses: options.responses ?? { 200: { description: '' }, 404: { description: '' } } }, { servers: [{ url: 'https://h/{v}', variables: { v: { default: 'v1' } } }] })
  return verdict(outcome, { operation, judge: createJudge(operation.api.document, 'response'), request: { ...bareRequest('GET', '/x'), query: ['a=1%2C2'] }, expect, embedded: options.embedded ?? false })?.got
}
const accepted: Expectation = { kind: 'accepted' }
const refused = (status: number, more: object = {}): Expectation => ({ kind: 'refused', statuses: [status], ...more })

test('a request that must pass may not be refused by the gateway, nor be left without an answer', () => {
  assert.equal(judged(answerOf(200), accepted), undefined)
  assert.equal(judged(answerOf(404), accepted), undefined, 'a real backend may know no such thing')
  assert.match(judged(problem(400, 'request_invalid', {}, { errors: [{ in: 'query', pointer: '/a', code: 'maximum', message: 'must be <= 1' }] }), accepted)!,
    /^refused by the gateway with 400 request_invalid: query \/a maximum: must be <= 1$/)
  assert.match(judged(problem(429, 'too_many_failures'), accepted)!, /earlier run/)
  assert.match(judged({ error: 'ECONNRESET' }, accepted)!, /no answer: ECONNRESET/)
  assert.match(judged(answerOf(500), accepted)!, /500 is not declared/)
})

test("a refusal must be the gateway's own, with the status and what belongs to it", () => {
  assert.equal(judged(problem(400, 'request_invalid'), refused(400)), undefined)
  assert.match(judged(answerOf(400), refused(400))!, /was let through/)
  assert.match(judged(answerOf(400, { 'content-type': 'application/problem+json' }, { type: 'about:blank', status: 400 }), refused(400))!, /was let through/)
  assert.match(judged(answerOf(400, { 'content-type': 'application/json' }, { type: 'urn:gatewright:problem:request_invalid', status: 400 }), refused(400))!, /was let through/)
  assert.match(judged(problem(404, 'not_found'), refused(400))!, /404 not_found/)
  assert.match(judged(problem(400, 'request_invalid', {}, { status: 401 }), refused(400))!, /says 401/)
  assert.match(judged(problem(502, 'backend_unreachable'), refused(502, { code: 'response_invalid' }))!, /backend_unreachable/)
  assert.match(judged({ error: 'gone' }, refused(400))!, /no answer/)
})

test('401 names a challenge, 405 the methods that are there', () => {
  assert.match(judged(problem(401, 'unauthorized'), refused(401, { header: 'www-authenticate' }))!, /without WWW-Authenticate/)
  assert.equal(judged(problem(401, 'unauthorized', { 'www-authenticate': 'Bearer' }), refused(401, { header: 'www-authenticate' })), undefined)
  assert.equal(judged(problem(403, 'forbidden'), { kind: 'refused', statuses: [401, 403], header: 'www-authenticate' }), undefined)
  const allow = { header: 'allow', allow: ['GET', 'PUT'] }
  assert.match(judged(problem(405, 'method_not_allowed'), refused(405, allow))!, /without Allow/)
  assert.match(judged(problem(405, 'method_not_allowed', { allow: 'GET' }), refused(405, allow))!, /lacks PUT/)
  assert.match(judged(problem(405, 'method_not_allowed', { allow: 'GET, PUT, DELETE' }), refused(405, allow))!, /has DELETE/)
  assert.equal(judged(problem(405, 'method_not_allowed', { allow: 'PUT, GET, HEAD' }), refused(405, allow)), undefined)
})

test('a refusal of HEAD is known by its head', () => {
  const operation = operationOf({ responses: {} })
  const of = (outcome: Outcome): string | undefined => verdict(outcome, {
    operation, judge: createJudge(operation.api.document, 'response'), request: bareRequest('HEAD', '/x'), expect: refused(401, { header: 'www-authenticate' }), embedded: false,
  })?.got
  const head = { 'content-type': 'application/problem+json', 'www-authenticate': 'Bearer' }
  assert.equal(of(answerOf(401, head)), undefined)
  assert.match(of(answerOf(401, { 'www-authenticate': 'Bearer' }))!, /was let through/)
  assert.match(of(answerOf(404, head))!, /404/)
})

const proof = (target: string, operation = 'x'): Record<string, string> => ({ 'x-mock-operation': operation, 'x-mock-target': target })

test('the embedded backend answers with a success and proves what reached it', () => {
  const embedded = { embedded: true }
  assert.equal(judged(answerOf(200, proof('/v1/x?a=1%2C2')), accepted, embedded), undefined)
  assert.equal(judged(answerOf(200, proof('/x?a=1,2')), accepted, embedded), undefined, 'a target with a path of its own replaces the server')
  assert.match(judged(answerOf(404, proof('/v1/x?a=1%2C2')), accepted, embedded)!, /must answer with a success/)
  assert.match(judged(answerOf(200), accepted, embedded)!, /are missing/)
  assert.match(judged(answerOf(200, proof('/v1/x?a=1%2C2', 'y')), accepted, embedded)!, /operation y answered/)
  assert.match(judged(answerOf(200, proof('/v1/y?a=1%2C2')), accepted, embedded)!, /path \/v1\/y instead of \/v1\/x/)
  assert.match(judged(answerOf(200, proof('/v2/x?a=1%2C2')), accepted, embedded)!, /path \/v2\/x/)
  for (const query of ['', '?a=1', '?a=1%2C2&b=1', '?a=1%2C2&a=1%2C2']) assert.match(judged(answerOf(200, proof(`/v1/x${query}`)), accepted, embedded)!, /another query/)
})

test('an operation that declares no success may answer with what it declares', () => {
  const of = (status: number, keys: readonly string[]): string | undefined =>
    judged(answerOf(status, proof('/v1/x?a=1,2')), accepted, { embedded: true, responses: Object.fromEntries(keys.map((key) => [key, { description: '' }])) })
  assert.equal(of(302, ['302', '404']), undefined)
  assert.match(of(404, ['302', '404'])!, /must answer with a success/)
  assert.equal(of(404, ['404']), undefined)
  assert.equal(of(200, ['default']), undefined)
  assert.match(of(500, ['default'])!, /success/)
})
