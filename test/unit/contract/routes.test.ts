import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RouteTable, canonical, encodeLiteral } from '../../../testing/contract/routes.ts'

function table(...templates: string[]): RouteTable<string> {
  const routes = new RouteTable<string>()
  for (const template of templates) {
    const [method, path] = template.split(' ') as [string, string]
    routes.add(path, method, template)
  }
  return routes
}

test('literal segments go before mixed ones, and these before parameters, segment by segment', () => {
  const routes = table('GET /a/{x}', 'GET /a/b', 'GET /a/{x}.json', 'GET /a/{x}:act', 'GET /{y}/b', 'GET /{y}/c')
  assert.equal(routes.find('/a/b')?.template, '/a/b')
  assert.equal(routes.find('/a/q')?.template, '/a/{x}')
  assert.equal(routes.find('/a/q.json')?.template, '/a/{x}.json')
  assert.equal(routes.find('/a/q:act')?.template, '/a/{x}:act')
  assert.equal(routes.find('/a/c')?.template, '/a/{x}', 'the leftmost literal decides')
  assert.equal(routes.find('/z/c')?.template, '/{y}/c')
})

test('a branch that leads nowhere is taken back', () => {
  const routes = table('GET /a/b/c', 'GET /{x}/b/d')
  assert.equal(routes.find('/a/b/d')?.template, '/{x}/b/d')
  assert.equal(routes.find('/a/b'), undefined)
})

test('parameters are not empty, trailing slashes count, and percent-encoding is one spelling', () => {
  const routes = table('GET /a/{x}', 'POST /caf\u00e9', 'GET /', 'GET /p%2Fq')
  assert.equal(routes.find('/a/'), undefined)
  assert.equal(routes.find('/a/x/'), undefined)
  assert.equal(routes.find('/%61/x')?.template, '/a/{x}')
  assert.equal(routes.find('/caf%c3%a9')?.template, '/caf\u00e9')
  assert.equal(routes.find('/p%2fq')?.template, '/p%2Fq')
  assert.equal(routes.find('/p/q'), undefined)
  assert.equal(routes.find('/')?.template, '/')
  assert.equal(routes.find('//'), undefined)
})

test('templates that differ in the names of their parameters are one place', () => {
  const routes = table('GET /a/{x}', 'DELETE /a/{y}', 'GET /b/{x}..{y}', 'PUT /b/{p}..{q}')
  assert.deepEqual([...routes.find('/a/1')!.methods.keys()], ['GET', 'DELETE'])
  assert.deepEqual([...routes.find('/b/1..2')!.methods.keys()], ['GET', 'PUT'])
  assert.equal(routes.find('/b/1.2'), undefined)
})

test('characters that mean something to a regular expression are literal', () => {
  const routes = table('GET /x/{a}(b)', 'GET /x/{a}+c', 'GET /x/*')
  assert.equal(routes.find('/x/1(b)')?.template, '/x/{a}(b)')
  assert.equal(routes.find('/x/1+c')?.template, '/x/{a}+c')
  assert.equal(routes.find('/x/*')?.template, '/x/*')
  assert.equal(routes.find('/x/1'), undefined)
})

test('canonical and encoded texts', () => {
  assert.equal(canonical('/%7e%2F%c3'), '/~%2F%C3')
  assert.equal(encodeLiteral('/a b/\u00e9/100%'), '/a%20b/%C3%A9/100%25')
})
