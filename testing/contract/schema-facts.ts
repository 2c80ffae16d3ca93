import type { Judge } from '../sample/judge.ts'
import type { Schema } from '../sample/resolve.ts'

/** True where a schema refuses anything: a gateway need not even parse what any value would satisfy. */
export function constrains(judge: Judge, schema: Schema): boolean {
  const probes = [null, true, 0, 1.5, -1e9, '', 'gatewright', [], [null], {}, { gatewright: null }]
  return probes.some((probe) => judge.check(schema, probe).length > 0)
}

/** True where a schema's types leave room for what one text can be: a string, number, boolean or null. */
export function admitsText(judge: Judge, schema: Schema): boolean {
  return ['gatewright', 0, true, null].some((probe) => !judge.check(schema, probe).some((fault) => fault.pointer === '' && fault.keyword === 'type'))
}
