import { styleText } from 'node:util'
import type { ContractReport, OperationReport } from './report.ts'

export interface TableOptions {
  readonly color?: boolean
  /** Failures shown in full; the others are counted. Default 20. */
  readonly details?: number
}

/** A run as text for a terminal: a line for each operation, then the failures with what to paste, what could not be built, and the totals. */
export function formatReport(report: ContractReport, options: TableOptions = {}): string {
  const { color = false, details = 20 } = options
  const paint = (style: 'red' | 'green' | 'yellow' | 'dim' | 'bold', text: string): string => (color ? styleText(style, text, { validateStream: false }) : text)
  const rows = report.operations.map((operation) => [operation.api, operation.id, operation.method, operation.path, ...numbersOf(operation)])
  const head = ['API', 'operation', 'method', 'path', 'sent', 'passed', 'failed', 'not built']
  const widths = head.map((title, column) => Math.min(column === 3 ? 60 : 40, Math.max(title.length, ...rows.map((row) => printable(row[column]!).length))))
  const line = (cells: readonly string[]): string =>
    cells.map((cell, column) => fit(printable(cell), widths[column]!, column >= 4)).join('  ').trimEnd()
  const out = [paint('bold', line(head))]
  for (const [index, operation] of report.operations.entries()) {
    const text = line(rows[index]!)
    const style = operation.failed.length > 0 ? 'red' : operation.skipped !== undefined ? 'dim' : operation.couldNotBuild.length > 0 ? 'yellow' : undefined
    out.push(style === undefined ? text : paint(style, text))
  }

  const failures = report.operations.flatMap((operation) => operation.failed.map((failure) => ({ operation, failure })))
  for (const { operation, failure } of failures.slice(0, details)) {
    out.push('', `${paint('red', 'failed')} ${printable(`${operation.api} ${operation.id}: ${failure.check}`)}`,
      `  expected  ${printable(failure.expected)}`, `  got       ${printable(failure.got)}`, `  sent      ${printable(failure.sent)}`)
  }
  if (failures.length > details) out.push('', `and ${failures.length - details} more failures; --report writes all of them`)

  const unbuilt = report.operations.filter((operation) => operation.couldNotBuild.length > 0)
  if (unbuilt.length > 0) out.push('', paint('yellow', 'could not be built'))
  for (const operation of unbuilt) {
    for (const { check, reason } of operation.couldNotBuild) out.push(`  ${printable(`${operation.api} ${operation.id}: ${check}: ${reason}`)}`)
  }
  for (const name of report.unknown) out.push('', `${paint('red', 'unknown')} no operation is called ${printable(name)}`)
  out.push('', summary(report, paint))
  return `${out.join('\n')}\n`
}

/** The totals of a run in one line. */
export function summary(report: ContractReport, paint: (style: 'red' | 'green', text: string) => string = (_, text) => text): string {
  const { operations, skipped, sent, passed, failed, couldNotBuild, operationsNotBuilt } = report.totals
  const parts = [
    `${operations} ${plural(operations, 'operation')}${skipped === 0 ? '' : ` (${skipped} skipped)`}`,
    `${sent} ${plural(sent, 'request')}`, paint('green', `${passed} passed`), failed === 0 ? '0 failed' : paint('red', `${failed} failed`),
    `${couldNotBuild} could not be built${couldNotBuild === 0 ? '' : ` (${operationsNotBuilt} ${plural(operationsNotBuilt, 'operation')})`}`,
    `${(report.duration / 1000).toFixed(1)} s`,
  ]
  return parts.join(', ')
}

function numbersOf(operation: OperationReport): readonly string[] {
  if (operation.skipped !== undefined) return ['skipped', '', '', '']
  return [operation.sent, operation.passed, operation.failed.length, operation.couldNotBuild.length].map(String)
}

function fit(text: string, width: number, right: boolean): string {
  const cut = text.length > width ? `${text.slice(0, width - 1)}…` : text
  return right ? cut.padStart(width) : cut.padEnd(width)
}

function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`
}

/** Names and answers come from others: no control character may reach the terminal. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
