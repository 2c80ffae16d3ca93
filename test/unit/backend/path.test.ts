import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Exchange } from '../../../runtime/exchange.ts'
import { compilePath } from '../../../runtime/backend/template.ts'

const sent = (path: string, captures: readonly string[]): Exchange => ({ path, captures }) as unknown as Exchange
const pets = { own: '/pets/{id}/toys/{toy}', mount: '', captures: ['id', 'toy'], edited: false }

test('a path that is the client\'s is passed on as it is, less the mount, by one function for all operations', () => {
  const path = compilePath({ ...pets, template: pets.own })
  assert.equal(path(sent('/pets/a%20b/toys/1', ['never', 'looked at'])), '/pets/a%20b/toys/1')
  assert.equal(compilePath({ ...pets, template: '/x', own: '/x' }), path)
  const mounted = compilePath({ ...pets, template: pets.own, mount: '/api' })
  assert.equal(mounted(sent('/api/pets/1/toys/2', ['never', 'looked at'])), '/pets/1/toys/2')
})

test('another path is made of what was captured', () => {
  const path = compilePath({ ...pets, template: '/v2/{toy}-{id}' })
  assert.equal(path(sent('/pets/1/toys/2', ['1', '2'])), '/v2/2-1')
})

test('what a hook put in a parameter\'s place reaches the backend', () => {
  const path = compilePath({ ...pets, template: pets.own, edited: true })
  assert.equal(path(sent('/pets/1/toys/2', ['7', '2'])), '/pets/7/toys/2')
})

test('literal text that the gateway knows in another form reaches the backend as its document writes it', () => {
  const own = '/a b/{id}'
  const path = compilePath({ ...pets, template: own, own, captures: ['id'] })
  assert.equal(path(sent('/a%20b/1', ['1'])), '/a b/1')
})
