import { openapi } from '../../unit/load/project-folder.ts'
import type { NegativeCase } from './case.ts'

const shop = openapi('3.1.0', 'paths: {}')
const deep = `${'{"a":'.repeat(600)}1${'}'.repeat(600)}`
const bomb = `openapi: 3.1.0\na0: &a0 [1,1,1,1,1,1,1,1,1,1]\n${Array.from({ length: 9 }, (_, i) =>
  `a${i + 1}: &a${i + 1} [${Array.from({ length: 10 }, () => `*a${i}`).join(',')}]`).join('\n')}\n`

export const fileCases: readonly NegativeCase[] = [
  { defect: 'no specs folder', files: { 'package.json': '{}' }, expected: ['specs:-:- error specs-missing'], says: 'create specs/' },
  { defect: 'the specs folder is a file', files: { specs: 'x' }, expected: ['specs:-:- error specs-missing'] },
  { defect: 'an empty document', files: { 'specs/a.yaml': ' \n' }, expected: ['specs/a.yaml:-:- error file-empty'] },
  { defect: 'a document in Latin-1', files: { 'specs/a.yaml': new Uint8Array([0x61, 0x3a, 0x20, 0xe9]) }, expected: ['specs/a.yaml:-:- error file-not-utf8'] },
  { defect: 'a document in UTF-16', files: { 'specs/a.json': new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]) }, expected: ['specs/a.json:-:- error file-not-utf8'], says: 'UTF-16' },
  { defect: 'JSON nested 600 deep', files: { 'specs/a.json': deep }, expected: ['specs/a.json:1:1 error file-too-deep'] },
  { defect: 'JSON nested a million deep', files: { 'specs/a.json': '['.repeat(1_000_000) }, expected: ['specs/a.json:1:1000001 error json-syntax'] },
  { defect: 'YAML nested 100,000 deep', files: { 'specs/a.yaml': '['.repeat(100_000) }, expected: ['specs/a.yaml:-:- error file-too-deep'] },
  { defect: 'YAML nested 600 deep', files: { 'specs/a.yaml': deep }, expected: ['specs/a.yaml:1:201 error file-too-deep'] },
  { defect: 'a comma too many in JSON', files: { 'specs/a.json': '{\n  "a": 1,\n}' }, expected: ['specs/a.json:3:1 error json-syntax'], says: 'trailing comma' },
  { defect: 'a member name without quotes', files: { 'specs/a.json': '{ a: 1 }' }, expected: ['specs/a.json:1:3 error json-syntax'], says: 'double quotes' },
  { defect: 'JSON that ends too early', files: { 'specs/a.json': '{"a": [1,' }, expected: ['specs/a.json:1:10 error json-syntax'], says: 'end of the file' },
  { defect: 'a string over two lines', files: { 'specs/a.json': '{"a": "b\n"}' }, expected: ['specs/a.json:1:9 error json-syntax'] },
  { defect: 'a comment in JSON', files: { 'specs/a.json': '{} // end' }, expected: ['specs/a.json:1:4 error json-syntax'] },
  { defect: 'a member that stands twice in JSON', files: { 'specs/a.json': '{"x": {"a/b": 1,\n "a\\u002fb": 2}}' }, expected: ['specs/a.json:2:2 error duplicate-key'], says: 'a/b' },
  { defect: 'a key that stands twice in YAML', files: { 'specs/a.yaml': 'a: 1\nb: 2\na: 3\n' }, expected: ['specs/a.yaml:3:1 error duplicate-key'] },
  { defect: 'YAML without an end to its list', files: { 'specs/a.yaml': 'a: [1,\n' }, expected: ['specs/a.yaml:2:1 error yaml-syntax'] },
  { defect: 'a quoted text that goes on at the indentation of its key', files: { 'specs/a.yaml': "a:\n  b: 'one\n  two'\n" }, expected: ['specs/a.yaml:2:10 error yaml-syntax'], says: 'indented further' },
  { defect: 'two YAML documents in one file', files: { 'specs/a.yaml': 'a: 1\n---\nb: 2\n' }, expected: ['specs/a.yaml:2:1 error yaml-syntax'], says: 'second YAML document' },
  { defect: 'aliases that multiply', files: { 'specs/a.yaml': bomb }, expected: ['specs/a.yaml:1:1 error yaml-aliases'] },
  { defect: 'an alias that holds itself', files: { 'specs/a.yaml': 'a: &a { b: *a }\n' }, expected: ['specs/a.yaml:1:7 error yaml-aliases'] },
  { defect: 'infinity in YAML', files: { 'specs/a.yaml': 'a:\n  - .inf\n' }, expected: ['specs/a.yaml:2:5 error yaml-not-json'] },
  { defect: 'an int64 bound', files: { 'specs/a.json': '{"maximum": 9223372036854775807, "minimum": 1}' }, expected: ['specs/a.json:1:13 info number-imprecise'], says: '9223372036854775808' },
  { defect: 'an int64 bound in YAML', files: { 'specs/a.yaml': 'a:\n  maximum: 9223372036854775807 # int64\n' }, expected: ['specs/a.yaml:2:12 info number-imprecise'] },
  { defect: 'two documents of one name', files: { 'specs/a.yaml': shop, 'specs/a/openapi.yaml': shop }, expected: ['specs/a.yaml:-:- error api-name-taken'], says: 'specs/a/openapi.yaml' },
  { defect: 'Swagger 1.2', files: { 'specs/a.yaml': 'info: {}\nswagger: "1.2"\n' }, expected: ['specs/a.yaml:2:1 error version-unsupported'] },
  { defect: 'OpenAPI 3.3', files: { 'specs/a.yaml': 'openapi: 3.3.0\n' }, expected: ['specs/a.yaml:1:1 error version-unsupported'] },
  { defect: 'OpenAPI 4', files: { 'specs/a.yaml': 'openapi: 4.0.0\n' }, expected: ['specs/a.yaml:1:1 error version-unsupported'] },
  { defect: 'a version that is a number', files: { 'specs/a.yaml': 'openapi: 3.1\n' }, expected: ['specs/a.yaml:1:1 error version-unsupported'], says: 'openapi: "3.1.1"' },
  { defect: 'a version without its patch number', files: { 'specs/a.yaml': 'openapi: "3.0"\n' }, expected: ['specs/a.yaml:1:1 error version-unsupported'], says: 'openapi: "3.0.4"' },
  { defect: 'a version that is nothing', files: { 'specs/a.yaml': 'openapi:\n' }, expected: ['specs/a.yaml:1:1 error version-unsupported'] },
]
