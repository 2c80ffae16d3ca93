import { openapi } from '../../unit/load/project-folder.ts'
import type { Files } from '../../unit/load/project-folder.ts'
import type { NegativeCase } from './case.ts'

const shop = openapi('3.1.0', 'paths: { /a: { get: { responses: {}, tags: [x, y] } } }\n')
/** An overlay with these actions, which begin in line 3, for the one document there is. */
const overlay = (actions: string, version = '1.1.0'): string => `overlay: ${version}\nactions:\n  - ${actions}\n`
const of = (defect: string, files: Files, expected: readonly string[], says?: string): NegativeCase => ({
  defect: `overlay: ${defect}`, files, expected: expected.map((line) => `specs/o.yaml:${line}`), ...(says === undefined ? {} : { says }),
})
const one = (defect: string, actions: string, expected: readonly string[], says?: string, version?: string): NegativeCase =>
  of(defect, { 'specs/a.yaml': shop, 'specs/o.yaml': overlay(actions, version) }, expected, says)

export const overlayCases: readonly NegativeCase[] = [
  of('a version that is not there', { 'specs/a.yaml': shop, 'specs/o.yaml': 'overlay: 2.0.0\nactions: [{ target: $ }]' }, ['1:1 error overlay-version']),
  of('a version that is a number', { 'specs/a.yaml': shop, 'specs/o.yaml': 'overlay: 1.1\nactions: [{ target: $ }]' }, ['1:1 error overlay-version'], 'overlay: "1.1.0"'),
  of('no actions', { 'specs/a.yaml': shop, 'specs/o.yaml': 'overlay: 1.0.0\nactions: []' }, ['2:1 error overlay-invalid']),
  of('actions that are missing', { 'specs/a.yaml': shop, 'specs/o.yaml': 'overlay: 1.0.0\naction: [{}]' }, ['1:1 error overlay-invalid', '2:1 warning unknown-field'], 'did you mean "actions"?'),
  of('no document to apply it to', { 'specs/o.yaml': overlay('{ target: $, update: {} }') }, ['1:1 error overlay-extends']),
  of('several documents to apply it to', { 'specs/a.yaml': shop, 'specs/b.yaml': shop, 'specs/o.yaml': overlay('{ target: $, update: {} }') }, ['1:1 error overlay-extends'], 'extends: ./a.yaml'),
  of('a document that is not there', { 'specs/a.yaml': shop, 'specs/o.yaml': `${overlay('{ target: $, update: {} }')}extends: ./aa.yaml\n` }, ['4:1 error overlay-extends'], 'did you mean "./a.yaml"?'),
  of('itself', { 'specs/a.yaml': shop, 'specs/o.yaml': `${overlay('{ target: $, update: {} }')}extends: o.yaml\n` }, ['4:1 error overlay-extends']),
  of('an address that is none', { 'specs/a.yaml': shop, 'specs/o.yaml': `${overlay('{ target: $, update: {} }')}extends: "http://["\n` }, ['4:1 error overlay-extends']),
  of('an address that is a list', { 'specs/a.yaml': shop, 'specs/o.yaml': `${overlay('{ target: $, update: {} }')}extends: []\n` }, ['4:1 error overlay-invalid']),
  one('an action that is a text', 'remove', ['3:5 error overlay-invalid']),
  one('an action without a target', '{ update: {} }', ['3:5 error overlay-invalid'], 'target: $'),
  one('a target that is no path', '{ target: paths, update: {} }', ['3:7 error overlay-target-invalid'], 'RFC 9535'),
  one('a target that is not closed', '{ target: "$.paths[", update: {} }', ['3:7 error overlay-target-invalid']),
  one('a target that selects nothing', '{ target: $.paths.b, remove: true }', ['3:7 warning overlay-target-unmatched']),
  one('a misspelt field', '{ target: $, updat: {} }', ['3:5 warning overlay-no-effect', '3:18 warning unknown-field'], 'did you mean "update"?'),
  one('a removal beside an update', '{ target: $.paths.*.get.tags, remove: true, update: {} }', ['3:49 warning overlay-no-effect']),
  one('an update beside a copy', '{ target: $.info, update: {}, copy: $.paths }', ['3:5 error overlay-invalid'], 'two actions'),
  one('a removal that is a text', '{ target: $.info, remove: "yes" }', ['3:23 error overlay-invalid']),
  one('a copy that is an object', '{ target: $.info, copy: {} }', ['3:23 error overlay-invalid']),
  one('a copy in 1.0', '{ target: $.info, copy: $.paths }', ['3:23 error overlay-invalid'], 'overlay: 1.1.0', '1.0.0'),
  one('a copy of nothing', '{ target: $.info, copy: $.path }', ['3:23 error overlay-target-invalid'], 'none'),
  one('a copy of two', '{ target: $.info, copy: $.info.* }', ['3:23 error overlay-target-invalid'], 'it selects 2'),
  one('a plain value in 1.0', '{ target: $.info.title, update: b }', ['3:7 error overlay-target-invalid'], 'overlay: 1.1.0', '1.0.0'),
  one('the removal of the document', '{ target: $, remove: true }', ['3:7 error overlay-target-invalid']),
  one('values of several kinds', '{ target: "$[\'info\', \'openapi\']", update: {} }', ['3:7 error overlay-target-invalid'], 'object, primitive'),
  one('an object over a plain value', '{ target: $, update: { info: { title: {} } } }', ['3:36 error overlay-incompatible'], '/info/title'),
  one('a text over an object', '{ target: $.info, update: b }', ['3:23 error overlay-incompatible']),
  one('a list that doubles without end', Array.from({ length: 18 }, () => '{ target: $.paths.*.get.tags, copy: $.paths.*.get.tags }').join('\n  - '), ['20:5 error overlay-too-large']),
  of('what it adds is checked, and found in it', { 'specs/a.yaml': shop, 'specs/o.yaml': overlay("{ target: '$.paths[*].get', update: { parameters: [{ name: a, in: body }] } }") }, ['3:56 warning field-missing', '3:67 error parameter-in-invalid']),
  of('a reference that it adds', { 'specs/a.yaml': shop, 'specs/o.yaml': overlay("{ target: $.paths, update: { /b: { $ref: '#/nope' } } }") }, ['3:40 error ref-not-found']),
]
