import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import findMyWay from 'find-my-way'
import { createRouter } from '../../../runtime/router.ts'
import type { Match, Route } from '../../../runtime/router.ts'
import { templateNames } from '../../../runtime/router/template.ts'

const get = (...templates: readonly string[]): Route<string>[] => templates.map((template) => ({ method: 'GET', template, value: template }))
const routerOf = (...templates: readonly string[]) => createRouter(get(...templates))
const seen = (match: Match<string>): string => (match.kind === 'found' ? `${match.value} ${JSON.stringify(match.captures)}` : match.kind)

/** Templates together, a path, and what is found: the template and its captures, or '' for nothing. */
const cases: readonly (readonly [readonly string[], string, string, ...string[]])[] = [
  [['/'], '/', '/'],
  [['/a', '/a/'], '/a', '/a'],
  [['/a', '/a/'], '/a/', '/a/'],
  [['/a'], '/a/', ''],
  [['/a'], '/A', ''],
  [['/a/b'], '/a//b', ''],
  [['/a//b'], '/a//b', '/a//b'],
  [['/a/{x}'], '/a/', ''],
  [['/a/{x}'], '/a/b/c', ''],
  [['/a/{x}'], '/a/b%2Fc', '/a/{x}', 'b%2Fc'],
  [['/a/{x}', '/a/b'], '/a/b', '/a/b'],
  [['/{x}/{y}'], '/1/2', '/{x}/{y}', '1', '2'],
  [['/{a}/b', '/c/{d}'], '/c/b', '/c/{d}', 'b'],
  [['/{a}/b', '/c/{d}'], '/d/b', '/{a}/b', 'd'],
  [['/a/b/c', '/a/{x}/d', '/{y}/b/e'], '/a/b/d', '/a/{x}/d', 'b'],
  [['/a/b/c', '/a/{x}/d', '/{y}/b/e'], '/a/b/e', '/{y}/b/e', 'a'],
  [['/{a}.{b}'], '/x.y.z', '/{a}.{b}', 'x', 'y.z'],
  [['/{a}.{b}'], '/.y', ''],
  [['/{a}.{b}'], '/..y', '/{a}.{b}', '.', 'y'],
  [['/{a}.{b}'], '/x.', ''],
  [['/{a}.{b}', '/{a}.json', '/{a}'], '/x.json', '/{a}.json', 'x'],
  [['/{a}.{b}', '/{a}.json', '/{a}'], '/x.jso', '/{a}.{b}', 'x', 'jso'],
  [['/{a}.{b}', '/{a}.json', '/{a}'], '/x', '/{a}', 'x'],
  [['/x{y}'], '/xy', '/x{y}', 'y'],
  [['/x{y}'], '/x', ''],
  [['/items:batchGet', '/items:{act}', '/{id}:act'], '/items:batchGet', '/items:batchGet'],
  [['/items:batchGet', '/items:{act}', '/{id}:act'], '/items:act', '/items:{act}', 'act'],
  [['/items:batchGet', '/items:{act}', '/{id}:act'], '/a:b:act', '/{id}:act', 'a:b'],
  [['/a(b={c})'], '/a(b=1)', '/a(b={c})', '1'],
  [['/a(b={c})'], '/a(b=)', ''],
  [['/a(b={c},d={e})/f'], '/a(b=1,d=2)/f', '/a(b={c},d={e})/f', '1', '2'],
  [['/{base}...{head}'], '/v1.0...v2.0', '/{base}...{head}', 'v1.0', 'v2.0'],
  [['/{base}...{head}'], '/a..b', ''],
  [['/{a}{b}'], '/xyz', '/{a}{b}', 'x', 'yz'],
  [['/{a}{b}'], '/%C3%A9y', '/{a}{b}', '%C3%A9', 'y'],
  [['/{a}{b}'], '/x', ''],
  [['/{a}2{b}'], '/x%20y', ''],
  [['/{a}2{b}'], '/x%202y', '/{a}2{b}', 'x%20', 'y'],
  [['/{a}0'], '/x%20', ''],
  [['/{a}0'], '/x%200', '/{a}0', 'x%20'],
  [['/a*b/*'], '/a*b/*', '/a*b/*'],
  [['/a*b/*'], '/aXb/*', ''],
  [['/a%2fb/{c}'], '/a%2Fb/1', '/a%2fb/{c}', '1'],
  [['/café'], '/caf%C3%A9', '/café'],
  [['/@me', '/{id}'], '/@me', '/@me'],
  [['/{'], '/%7B', '/{'],
  [['/{}'], '/%7B%7D', '/{}'],
  [['/__proto__/{x}', '/constructor'], '/__proto__/1', '/__proto__/{x}', '1'],
  [['/a'], '/constructor', ''],
  [['/a'], '/__proto__', ''],
]
for (const [templates, path, template, ...captures] of cases) {
  test(`${path} among ${templates.join(' ')}`, () => {
    assert.equal(seen(routerOf(...templates).find('GET', path)), template === '' ? 'not_found' : `${template} ${JSON.stringify(captures)}`)
    assert.equal(seen(routerOf(...templates.toReversed()).find('GET', path)), template === '' ? 'not_found' : `${template} ${JSON.stringify(captures)}`)
  })
}

test('the path is decided before the method, and HEAD follows GET', () => {
  const router = createRouter([
    { method: 'GET', template: '/x/{id}', value: 'get' },
    { method: 'PATCH', template: '/x/{name}', value: 'patch' },
    { method: 'POST', template: '/x/reveal', value: 'reveal' },
    { method: 'GET', template: '/y', value: 'y' },
    { method: 'HEAD', template: '/y', value: 'head of y' },
  ])
  assert.equal(seen(router.find('HEAD', '/x/1')), 'get ["1"]')
  assert.equal(seen(router.find('PATCH', '/x/1')), 'patch ["1"]')
  assert.equal(seen(router.find('HEAD', '/y')), 'head of y []')
  assert.deepEqual(router.find('GET', '/x/reveal'), { kind: 'method_not_allowed', allow: 'POST' })
  assert.deepEqual(router.find('DELETE', '/x/1'), { kind: 'method_not_allowed', allow: 'GET, HEAD, PATCH' })
  assert.deepEqual(router.find('get', '/y'), { kind: 'method_not_allowed', allow: 'GET, HEAD' })
  assert.deepEqual(router.find('GET', '/z'), { kind: 'not_found' })
})

test('two routes of one method and shape are refused with both templates', () => {
  assert.throws(() => routerOf('/a/{x}', '/a/{y}'), /GET.*\/a\/\{x\}.*\/a\/\{y\}/)
})

test('a router without routes finds nothing', () => {
  assert.deepEqual(createRouter([]).find('GET', '/'), { kind: 'not_found' })
})

test('names come in the order of the template and may have any character', () => {
  assert.deepEqual(templateNames('/{b}/x{a.c}.{d/e}/{__proto__}'), ['b', 'a.c', 'd/e', '__proto__'])
})

test('a tree with every overlap is searched to its end for a path that only fails there', () => {
  const templates: string[] = []
  for (let bits = 0; bits < 2 ** 10; bits++) templates.push(`/${Array.from({ length: 10 }, (_, at) => ((bits >> at) & 1 ? 'a' : '{p}')).join('/')}/z`)
  const router = routerOf(...templates)
  assert.equal(router.find('GET', `${'/a'.repeat(10)}/y`).kind, 'not_found')
  assert.equal(router.find('GET', '/a'.repeat(8_000)).kind, 'not_found')
  assert.equal(seen(router.find('GET', `${'/a'.repeat(10)}/z`)), `${'/a'.repeat(10)}/z []`)
})

/** The rule of a segment, said by a regular expression and by counting, in place of the tree. */
function oracle(templates: readonly string[], path: string): string {
  const segmentsOf = (text: string) => text.slice(1).split('/')
  const literals = (segment: string) => segment.replace(/\{[^}]*\}/g, '')
  const rank = (segment: string): readonly number[] => {
    if (!segment.includes('{')) return [0, 0]
    return literals(segment) === '' && segment.lastIndexOf('{') === 0 ? [2, 0] : [1, -literals(segment).length]
  }
  const matching = templates.flatMap((template) => {
    const source = segmentsOf(template).map((segment) => segment.split(/\{[^}]*\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('([^/]+?)')).join('/')
    const match = new RegExp(`^/${source}$`).exec(path)
    return match === null ? [] : [{ template, captures: match.slice(1) }]
  })
  matching.sort((a, b) => {
    const left = segmentsOf(a.template).flatMap(rank)
    const right = segmentsOf(b.template).flatMap(rank)
    const at = left.findIndex((value, index) => value !== right[index])
    return at === -1 ? 0 : left[at]! - right[at]!
  })
  const best = matching[0]
  return best === undefined ? 'not_found' : `${best.template} ${JSON.stringify(best.captures)}`
}

test('agrees with a scan by regular expressions on random templates and paths', () => {
  // Literals of two mixed segments at one place differ in length here: the oracle does not know the finer order.
  const segment = fc.constantFrom('a', 'b', 'ab', '', '{p}', 'a{p}', '{p}.bb', '{p}a.b{q}', 'aab.{p}a')
  const template = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => `/${segments.join('/')}`)
  const piece = fc.constantFrom('a', 'b', 'ab', 'a.bb', 'ab.bb', 'aab.bb', 'aab.ca', '', '.', 'xa.by')
  const path = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => `/${pieces.join('/')}`)
  fc.assert(fc.property(fc.uniqueArray(template, { minLength: 1, maxLength: 30 }), fc.array(path, { minLength: 1, maxLength: 20 }), (templates, paths) => {
    const router = routerOf(...templates)
    for (const one of paths) assert.equal(seen(router.find('GET', one)), oracle(templates, one))
  }), { numRuns: 300 })
})

test('agrees with find-my-way on the templates that both can say', () => {
  const segment = fc.constantFrom('a', 'b', 'pets', '{p}', '{q}')
  const template = fc.array(segment, { minLength: 1, maxLength: 4 })
    .map((segments) => `/${segments.map((text, at) => (text.startsWith('{') ? `{p${at}}` : text)).join('/')}`)
  const path = fc.array(fc.constantFrom('a', 'b', 'pets', 'x', '1'), { minLength: 1, maxLength: 4 }).map((pieces) => `/${pieces.join('/')}`)
  fc.assert(fc.property(fc.uniqueArray(template, { minLength: 1, maxLength: 20 }), fc.array(path, { minLength: 1, maxLength: 20 }), (templates, paths) => {
    compare(templates, paths)
  }), { numRuns: 200 })
})

const corpus = new URL('../../../../shared/corpus/api.github.com.json', import.meta.url)
test('agrees with find-my-way on GitHub', { skip: !existsSync(corpus) && '../shared/corpus is not here' }, () => {
  const { paths } = JSON.parse(readFileSync(corpus, 'utf8')) as { paths: Record<string, object> }
  // What find-my-way cannot say without tricks is left to the other tests.
  const templates = Object.keys(paths).filter((path) => 'get' in paths[path]! && !path.includes('...'))
  assert.ok(templates.length > 400)
  compare(templates, templates.flatMap((template) => [
    template.replace(/\{[^}]*\}/g, 'x1'),
    template.replace(/\{[^}]*\}/g, 'latest'),
    template.replace(/\{[^}]*\}/, 'orgs').replace(/\{[^}]*\}/g, 'tags'),
  ]))
})

function compare(templates: readonly string[], paths: readonly string[]): void {
  const router = routerOf(...templates)
  const judge = findMyWay({ maxParamLength: 16_384 })
  for (const template of templates) {
    let parameters = 0
    judge.on('GET', template.replaceAll(':', '::').replace(/\{[^}]*\}/g, () => `:p${parameters++}`), () => undefined, template)
  }
  for (const path of paths) {
    const theirs = judge.find('GET', path)
    assert.equal(seen(router.find('GET', path)), theirs === null ? 'not_found' : `${theirs.store as string} ${JSON.stringify(Object.values(theirs.params))}`, path)
  }
}
