import type { Results } from '../../../bench/results.ts'

/** A small run: every contender costs the same in all four rounds, but for one outlier. */
export function resultsOf(costs: Readonly<Record<string, number>>): Results {
  const rounds = (value: number): readonly number[] => [value, value, value, value * 3]
  const workload = (name: 'get' | 'post' | 'list') => ({
    name, title: name, costs: Object.entries(costs).map(([contender, value]) => ({ contender, cpu: rounds(value), rate: rounds(1e6 / value) })),
    ...(name === 'list' && { parse: rounds(60) }),
  })
  return {
    date: '2026-01-02', machine: '2 × test', node: 'v24.0.0', versions: { node: '24.0.0', nginx: '1.2.3' }, rounds: 4, quick: false,
    contenders: [
      ...Object.keys(costs).map((name) => ({ name, title: `the ${name}`, claims: [], startup: 100, memory: { rest: 1e8, loaded: 2e8 } })),
      { name: 'absent', title: 'an absent one', claims: [], skipped: 'not installed' },
    ],
    workloads: [workload('get'), workload('post'), workload('list')],
    latency: [{ workload: 'get', contender: 'gatewright', offered: 500, answered: 499, p50: 0.3, p99: 0.9, late: 0.1 }],
    streams: [{ contender: 'direct', first: 1, delay: 0.1, delayP99: 0.2 }, { contender: 'gatewright', first: 2, delay: 0.15, delayP99: 0.3 }],
    starts: [{ project: 'petstore', operations: 19, generate: 800, cold: 600, start: 300, main: 200, memoryMain: 9e7, memoryStart: 2.1e8 }],
    saved: [300, 1200],
    github: {
      operations: 600, spread: rounds(40), store: rounds(39), note: 'A note.',
      plain: { tried: 3, working: 3, answered: [{ path: '/a', plain: 1000, gatewright: 40 }, { path: '/b', plain: 4000, gatewright: 40 }, { path: '/c', plain: 5000, gatewright: 40 }], startup: 6000, memory: 6e8 },
    },
    logLines: { requests: 1000, lines: 1000 },
  }
}
