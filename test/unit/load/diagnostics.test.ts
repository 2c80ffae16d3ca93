import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareDiagnostics, formatDiagnostic, hasErrors } from '../../../generator/diagnostics.ts'
import type { Diagnostic } from '../../../generator/diagnostics.ts'

const fault: Diagnostic = { code: 'ref-not-found', severity: 'error', place: { file: 'specs/a.yaml', pointer: '/a', line: 3, column: 5 }, message: 'it leads nowhere', hint: 'did you mean "b"?' }

test('one line, and one for the hint', () => {
  assert.equal(formatDiagnostic(fault), 'specs/a.yaml:3:5 error ref-not-found it leads nowhere\n  hint: did you mean "b"?')
  assert.equal(formatDiagnostic({ ...fault, severity: 'info', place: { file: 'a' } }).split('\n')[0], 'a info ref-not-found it leads nowhere')
})

test('colour is put on only where it is asked for', () => {
  assert.doesNotMatch(formatDiagnostic(fault), /\x1b/)
  assert.match(formatDiagnostic(fault, { color: true }), /\x1b\[31merror\x1b\[39m/)
})

test('text from a document cannot break the line or steer the terminal', () => {
  const hostile = { ...fault, message: 'a\nb\x1b[2J\u202e', place: { file: 'a\rb' }, hint: 'x\x9b' }
  assert.equal(formatDiagnostic(hostile), 'a\\u000db error ref-not-found a\\u000ab\\u001b[2J\\u202e\n  hint: x\\u009b')
})

test('they are ordered by place, then the graver first', () => {
  const at = (file: string, line: number, severity: Diagnostic['severity']): Diagnostic => ({ ...fault, severity, place: { file, line, column: 1 } })
  const ordered = [at('a', 2, 'error'), at('a', 10, 'error'), at('a', 10, 'warning'), at('b', 1, 'info')]
  assert.deepEqual([...ordered].reverse().sort(compareDiagnostics), ordered)
  assert.deepEqual([hasErrors(ordered), hasErrors([at('a', 1, 'warning')])], [true, false])
})
