import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { writeScript } from '../../../bench/load/wrk.ts'

const folder = mkdtempSync(join(tmpdir(), 'gatewright-bench-'))
after(() => rmSync(folder, { recursive: true }))
const script = (...requests: Parameters<typeof writeScript>[1]): string => readFileSync(writeScript(join(folder, 'one.lua'), requests), 'utf8')

test('one request is set once, its quotes and backslashes kept out of Lua', () => {
  const text = script({ method: 'POST', path: '/a', headers: { 'x-key': 'k"1' }, body: '{"a":"b\\n"}' })
  assert.match(text, /^wrk\.method = "POST"$/m)
  assert.match(text, /^wrk\.body = "\{\\"a\\":\\"b\\\\n\\"\}"$/m)
  assert.match(text, /^wrk\.headers = \{ \["x-key"\] = "k\\"1" \}$/m)
  assert.doesNotMatch(text, /function request/)
})

test('several are made beforehand and sent in turn, with the host that wrk knows only then', () => {
  const text = script({ method: 'GET', path: '/a', headers: {} }, { method: 'GET', path: '/b?c=d', headers: { authorization: 'Bearer t' } })
  assert.match(text, /texts\[1\] = wrk\.format\("GET", "\/a", \{ \["Host"\] = wrk\.headers\["Host"\],\s*\}, nil\)/)
  assert.match(text, /texts\[2\] = wrk\.format\("GET", "\/b\?c=d", \{ \["Host"\] = wrk\.headers\["Host"\], \["authorization"\] = "Bearer t" \}, nil\)/)
  assert.match(text, /function request\(\) at = at % #texts \+ 1; return texts\[at\] end/)
})
