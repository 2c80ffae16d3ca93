import type { Disagreement } from './run.ts'

/** A disagreement that is settled: whose reading it is not, and by which clause. */
export interface Settled {
  readonly what: string
  /** The clause that says that the judge is right. */
  readonly clause: string
  readonly matches: (one: Disagreement) => boolean
}

const express = (one: Disagreement, verdict: Disagreement['verdict'], status: number): boolean =>
  one.engine === 'express' && one.verdict === verdict && one.votes.express === status
const about = (one: Disagreement, pattern: RegExp): boolean => pattern.test(one.check.name)

/** What the express engine's validator does otherwise than the specifications say. The compiled engine has no entry. */
export const settled: readonly Settled[] = [
  {
    what: 'numbers beyond int32, int64, float and double are let through',
    clause: 'OpenAPI 3.1.1, 4.4.1 "Data Type Format": the registry gives these formats bounds',
    matches: (one) => express(one, 'refused', 204) && about(one, /(?:^| )format$/),
  },
  {
    what: 'a required parameter that has a default may be left out, since defaults are filled in before it is looked for',
    clause: 'OpenAPI 3.1.1, 4.8.12.2.1 `required`: the parameter MUST be included',
    matches: (one) => express(one, 'refused', 204) && about(one, /^query .*: missing$/),
  },
  {
    what: 'a required property that has a default may be left out of a body, for the same reason',
    clause: 'JSON Schema 2020-12 Validation, 6.5.3 `required`, and 9.2: `default` is an annotation',
    matches: (one) => express(one, 'refused', 204) && about(one, /^body .*required$/),
  },
  {
    what: 'a discriminator below the top of a body is not read: all alternatives are tried, of which several or another fit',
    clause: 'OpenAPI 3.0.4, 4.7.25 "Discriminator Object": the property names the schema that is used',
    matches: (one) => one.api === 'telegram-bot' && (express(one, 'accepted', 400) || (express(one, 'refused', 204) && about(one, /^body .*type$/))),
  },
  {
    what: 'numbers and nested values in forms are not read by the types of the schema',
    clause: 'OpenAPI 3.1.1, 4.8.14.4 and 4.8.15.1: values of forms are written as in style form, nested ones as JSON',
    matches: (one) => express(one, 'accepted', 400) && one.check.request.headers.some(([name, value]) => name === 'content-type' && value.includes('x-www-form-urlencoded')),
  },
  {
    what: 'multipart bodies, files and media ranges by suffix are refused, since this engine cannot check them',
    clause: 'OpenAPI 3.1.1, 4.8.14 "Media Type Object": what is declared is taken; docs/architecture.md: what an engine cannot check is refused',
    matches: (one) => express(one, 'accepted', 415) && one.check.request.body !== null
      && !one.check.request.headers.some(([name, value]) => name === 'content-type' && value === 'application/json'),
  },
]
