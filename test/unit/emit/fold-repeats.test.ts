import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Diagnostic, Severity } from '../../../generator/diagnostics.ts'
import { foldRepeats } from '../../../generator/fold-repeats.ts'

test('what is said of several places is said once, with their number; errors are all there', () => {
  const at = (severity: Severity, file: string, line: number, message: string): Diagnostic => ({ code: 'c', severity, place: { file, line }, message })
  const folded = foldRepeats([
    at('warning', 'a', 1, 'x'), at('error', 'a', 2, 'x'), at('error', 'a', 3, 'x'), at('warning', 'a', 4, 'x'), at('warning', 'a', 5, 'y'), at('warning', 'b', 1, 'x'), at('warning', 'a', 9, 'x'),
  ])
  assert.deepEqual(folded.map(({ severity, place, message }) => [severity, place.file, place.line, message]), [
    ['warning', 'a', 1, 'x (and 2 more like this)'], ['error', 'a', 2, 'x'], ['error', 'a', 3, 'x'], ['warning', 'a', 5, 'y'], ['warning', 'b', 1, 'x'],
  ])
})
