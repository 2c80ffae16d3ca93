import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptsUtf8 } from '../../../runtime/acceptors/accepts.ts'
import type { JsonObject } from '../../../generator/load/document.ts'
import { importValidators, slot } from '../validators/printed.ts'

const schemas: Readonly<Record<string, JsonObject>> = {
  any: { type: ['array', 'object'] },
  open: { type: 'object', properties: { name: { type: 'string', maxLength: 5_000_000 } } },
  counted: { type: 'object', minProperties: 1, additionalProperties: { type: 'integer' } },
  unique: { type: 'array', uniqueItems: true, items: { type: 'string' } },
  tree: { $ref: '#/components/schemas/Tree' },
  both: { allOf: [{ $ref: '#/components/schemas/Tree' }, { type: 'object', properties: { children: { type: 'array', items: { type: 'object' } } } }] },
  either: { oneOf: [{ type: 'array', items: { $ref: '#/components/schemas/Tree' } }, { $ref: '#/components/schemas/Tree' }] },
}
const document: JsonObject = { components: { schemas: { Tree: { type: 'object', properties: { id: { type: 'integer' }, label: { type: 'string' }, children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } } } } } }

const size = 20_000
const filled = (text: string): string => text.repeat(Math.ceil(size / text.length))
const joined = (make: (at: number) => string): string => Array.from({ length: size / 10 }, (_, at) => make(at)).join()
const hostile: readonly string[] = [
  `${filled('[')}]`, `${filled('{"children":[')}]}`, `${filled('[{"a":')}1]`, `[${filled(' ')}]`, `[]${filled(' ')}`, `["${filled('\\"')}"]`, `{"name":"${filled('\\u0061')}"}`, `{"name":"${filled('é')}"}`,
  `["${filled('a')}]`, `[${filled('1')}]`, `[1.${filled('1')}]`, `{${joined((at) => `"x${at}":${at}`)}}`, `{${joined(() => '"same":1')}}`, `[${joined((at) => `"${at}"`)}]`, `[${joined(() => '"equal"')}]`,
  `{"children":[${joined(() => '{"children":[{"children":[]}]}')}]}`, `[${joined(() => '{"id":1}')}`, `{${joined((at) => `"${'n'.repeat(at % 50)}":1`)}}`,
]

test('no text makes an acceptor read it more often than a few times', async () => {
  for (const [name, schema] of Object.entries(schemas)) {
    const printed = await importValidators(document, [slot(schema, { text: true })])
    const { accept } = printed.validator('value')
    assert.ok(accept !== undefined, name)
    let most = 0
    for (const text of hostile) {
      const bytes = Buffer.from(text)
      let reads = 0
      const counting = new Proxy(bytes, {
        get(target, key) {
          if (typeof key === 'string' && /^\d/.test(key)) reads++
          const value: unknown = Reflect.get(target, key, target)
          return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value
        },
      })
      acceptsUtf8(accept, counting, false, { depth: 100, uniqueNames: true })
      most = Math.max(most, reads / bytes.length)
    }
    assert.ok(most > 0.9 && most < 8, `${name}: a byte was read ${most} times`)
  }
})
