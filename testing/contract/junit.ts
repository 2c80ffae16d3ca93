import type { ContractReport, OperationReport } from './report.ts'

/** A run as JUnit XML: a suite for each API, a test case for each operation, every failure of it in its `failure` element. */
export function formatJunit(report: ContractReport): string {
  const apis = [...new Set(report.operations.map((operation) => operation.api))]
  const suites = apis.map((api) => {
    const operations = report.operations.filter((operation) => operation.api === api)
    return [`  <testsuite ${counts(operations)} ${attribute('name', api)}>`, ...operations.map(testCase), '  </testsuite>'].join('\n')
  })
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites ${counts(report.operations)} name="contract">`, ...suites, '</testsuites>', ''].join('\n')
}

function testCase(operation: OperationReport): string {
  const inner: string[] = []
  if (operation.skipped !== undefined) inner.push(`      <skipped ${attribute('message', operation.skipped)}/>`)
  if (operation.failed.length > 0) {
    const text = operation.failed.map(({ check, expected, got, sent }) => `${check}\n  expected: ${expected}\n  got: ${got}\n  sent: ${sent}`).join('\n\n')
    inner.push(`      <failure ${attribute('message', `${operation.failed.length} of ${operation.sent} checks failed: ${operation.failed[0]!.check}`)}>${escapeText(text)}</failure>`)
  }
  if (operation.couldNotBuild.length > 0) {
    inner.push(`      <system-out>${escapeText(operation.couldNotBuild.map(({ check, reason }) => `could not be built: ${check}: ${reason}`).join('\n'))}</system-out>`)
  }
  const head = `    <testcase ${attribute('classname', `${operation.api} ${operation.method} ${operation.path}`)} ${attribute('name', operation.id)} assertions="${operation.sent}" time="${seconds(operation.duration)}"`
  return inner.length === 0 ? `${head}/>` : [`${head}>`, ...inner, '    </testcase>'].join('\n')
}

function counts(operations: readonly OperationReport[]): string {
  const failed = operations.filter((operation) => operation.failed.length > 0).length
  const skipped = operations.filter((operation) => operation.skipped !== undefined).length
  const time = operations.reduce((sum, operation) => sum + operation.duration, 0)
  return `tests="${operations.length}" failures="${failed}" errors="0" skipped="${skipped}" time="${seconds(time)}"`
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3)
}

function attribute(name: string, value: string): string {
  return `${name}="${escapeText(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`
}

/** Text for XML 1.0: markup escaped, and what XML cannot hold at all replaced by U+FFFD. */
function escapeText(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
