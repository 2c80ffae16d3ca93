import { quantile } from '../measure.ts'
import type { Results } from '../results.ts'
import { boundText, figuresOf, holds, valueText } from './figures.ts'
import { contenderTable, costTable, latencyTable, markdownTable, streamTable, type Table } from './tables.ts'

/** docs/benchmarks.md. */
export function renderPage(results: Results): string {
  const { date, machine, node, rounds, workloads, logLines, github, starts, saved, latency } = results
  const skipped = results.contenders.filter((contender) => contender.skipped !== undefined)
  const offers = [...new Set(latency.map(({ workload, offered }) => `${workload} ${offered}`))].map((key) => latency.filter(({ workload, offered }) => key === `${workload} ${offered}`))
  const late = quantile(latency.map((row) => row.late), 0.5)
  return `${[
    '# Benchmarks',
    `<!-- Written by npm run bench:docs from benchmarks.json: change bench/report/benchmarks-page.ts, not this. -->`,
    `Measured on ${date} on a virtual machine (${machine}), Node ${node.slice(1)}. Absolute figures are of that machine; compare within one table. Where the time of a request goes: [performance.md](performance.md).`,
    ...versionsLine(results),
    '![Processor time per request](benchmarks.svg)',
    '## What is held to a bound', markdownTable(figureTable(results)),
    '## How it is measured', method(rounds),
    ...(logLines === null ? [] : [`The access log had ${logLines.lines} lines for ${logLines.requests} requests sent one by one, and in every round at least as many lines as answers.`]),
    ...(skipped.length === 0 ? [] : [`Left out: ${skipped.map(({ title, skipped: why }) => `${title}, ${why}`).join('; ')}.`]),
    '## Side by side', 'Lower quartile and minimum of the processor time per request, each also as a ratio to Gatewright; the spread is from the lower to the upper quartile. Requests per second are the upper quartile, and often the limit of the load generator or the backend, which share a core.',
    ...workloads.flatMap((workload) => [`### ${workload.title}`, markdownTable(costTable(results, workload)), ...parseLine(workload.parse)]),
    ...(offers.length === 0 ? [] : [
      '## Latency at equal offered load',
      `From when a request was due to the end of its answer; the generator's own lateness, ${late.toFixed(2)} ms at its 99th percentile, is within. Who answers less than is offered has a queue and no latency.`,
      ...offers.flatMap((rows) => [`### ${workloads.find(({ name }) => name === rows[0]!.workload)?.title ?? rows[0]!.workload}, ${rows[0]!.offered} a second`, markdownTable(latencyTable(results, rows))]),
    ]),
    ...(results.streams.length === 0 ? [] : ['## Server-sent events', 'Twenty streams at once, an event every 20 ms on each. Gatewright validates every event, the others none. The delay is from the sending of an event to its arrival.', markdownTable(streamTable(results))]),
    '## Start and memory', 'One after the other, no compile cache; the time is to the first right answer through to the backend, memory one second after it and after all load.', markdownTable(contenderTable(results)),
    ...(starts.length === 0 ? [] : [markdownTable(startTable(results))]),
    ...(saved.length === 0 ? [] : [`In \`npm run dev\`, an operation added to the pet store's document answered ${saved.map((one) => one.toFixed(0)).join(', ')} ms after it was saved.`]),
    ...(github === null ? [] : [
      '## A large document',
      `GitHub's, ${github.operations} \`GET\` operations in turn, against one operation of the small document: ${quantile(github.spread, 0.25).toFixed(1)} µs and ${quantile(github.store, 0.25).toFixed(1)} µs. No credentials and no validation of answers in either, since no constant answer fits every schema.`,
      ...plainLines(results),
    ]),
  ].join('\n\n')}\n`
}

function versionsLine({ versions }: Results): readonly string[] {
  const named = Object.entries(versions).filter(([name]) => name !== 'node').map(([name, version]) => `${name} ${version.replace(/^v/, '')}`)
  return named.length === 0 ? [] : [`${named.join(', ')}.`]
}

function method(rounds: number): string {
  return `\`npm run bench\` starts a backend (nginx, one worker, constant answers), each contender on one pinned core, and wrk on the other, beside the backend. Each contender must first carry every workload unchanged, and refuse a bad key, token, parameter, body and answer where it claims to. Then ${rounds} one-second rounds for each workload, the contenders taking turns, in reverse order every other time; three rounds before them are thrown away. Connections to both sides are kept alive, payloads are the same bytes for all, and a failed request fails the run.

- **CPU per request** is what the kernel's scheduler counts as run time of all the contender's threads, over the requests answered. Throughput alone would flatter the slow, since backend and load generator share the other core.
- **Gatewright** is measured as shipped: \`gatewright start\` with its parent, access log into a file, metrics on. The others log nothing.
- **Latency** comes from an open-loop generator ([why](decisions/0015-open-loop-generator.md)).
- The contenders' set-ups are in [bench/contenders](../bench/contenders) and [bench/contenders.ts](../bench/contenders.ts). \`npm run bench -- --install\` brings those that are no dependency of Gatewright.`
}

function figureTable(results: Results): Table {
  return [
    ['figure', 'measured', 'bound', ''],
    ...figuresOf(results).map((figure) => [figure.what, valueText(figure), boundText(figure), figure.bound === null ? '' : holds(figure) ? 'holds' : '**does not hold**']),
  ]
}

function parseLine(parse: readonly number[] | undefined): readonly string[] {
  return parse === undefined || parse.length === 0 ? [] : [`One \`JSON.parse\` of the same bytes, decoding included, in the same rounds: ${quantile(parse, 0.25).toFixed(1)} µs.`]
}

function startTable({ starts }: Results): Table {
  const mb = (bytes: number): string => (bytes / 1e6).toFixed(0)
  return [
    ['', 'operations', 'generate s', '`gatewright start` ms', 'the very first ms', '`app/main.ts` ms', 'at rest MB', 'with its parent MB'],
    ...starts.map((one) => [
      one.project === 'petstore' ? 'the pet store' : "GitHub's document", String(one.operations), (one.generate / 1000).toFixed(1),
      one.start.toFixed(0), one.cold.toFixed(0), one.main.toFixed(0), mb(one.memoryMain), mb(one.memoryStart),
    ]),
  ]
}

function plainLines({ github }: Results): readonly string[] {
  const { plain, note } = github!
  if (plain === undefined || plain.answered.length === 0) return [note]
  const of = (which: 'plain' | 'gatewright'): string => quantile(plain.answered.map((one) => one[which]), 0.5).toFixed(which === 'plain' ? 0 : 1)
  return [`${note} Of ${plain.answered.length} of those, one second each, the plainly wired stack takes ${of('plain')} µs at the median, Gatewright ${of('gatewright')} µs. It takes ${(plain.startup / 1000).toFixed(1)} s to its first answer and ${(plain.memory / 1e6).toFixed(0)} MB.`]
}
