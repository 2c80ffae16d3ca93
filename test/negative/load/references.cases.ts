import { openapi } from '../../unit/load/project-folder.ts'
import type { NegativeCase } from './case.ts'

/** A document whose one schema refers to something: the reference stands at 6:12. */
const to = (ref: string, version = '3.1.0'): string => openapi(version, `paths: {}\ncomponents:\n  schemas:\n    A: { $ref: '${ref}' }\n`)
const fault = (code: string): readonly string[] => [`specs/a.yaml:6:10 error ${code}`]

export const referenceCases: readonly NegativeCase[] = [
  { defect: 'a reference to a component that is not there', files: { 'specs/a.yaml': to('#/components/schemas/Nope') }, expected: fault('ref-not-found') },
  { defect: 'a misspelt reference', files: { 'specs/a.yaml': `${to('#/components/schemas/Pett')}    Pet: {}\n` }, expected: fault('ref-not-found'), says: 'did you mean "Pet"?' },
  { defect: 'a reference to a file that is not there', files: { 'specs/a.yaml': to('b.yaml') }, expected: fault('ref-not-found'), says: 'no file specs/b.yaml' },
  { defect: 'a reference to nothing in another file', files: { 'specs/a.yaml': to('b.yaml#/Tag'), 'specs/b.yaml': 'Tags: {}' }, expected: fault('ref-not-found'), says: 'did you mean "Tags"?' },
  { defect: 'a reference that breaks in another file', files: { 'specs/a.yaml': to('b.yaml'), 'specs/b.yaml': 'items:\n  $ref: c.yaml\n' }, expected: ['specs/b.yaml:2:3 error ref-not-found'] },
  { defect: 'a reference through a reference in one file', files: { 'specs/a.yaml': `${to('#/components/schemas/B/x')}    B: { $ref: '#/components/schemas/C' }\n    C: { x: {} }\n` }, expected: fault('ref-not-found'), says: 'is itself a reference' },
  { defect: 'a reference to an anchor that is not there', files: { 'specs/a.yaml': to('#nope') }, expected: fault('ref-not-found') },
  { defect: 'a reference below an $id, to the document', files: { 'specs/a.yaml': openapi('3.1.0', `paths: {}
components:
  schemas:
    B: {}
    A:
      $id: https://a.test/a
      items: { $ref: '#/components/schemas/B' }
`) }, expected: ['specs/a.yaml:9:16 error ref-not-found'], says: 'remove its $id' },
  { defect: 'a reference below an $id, to another document', files: { 'specs/a.yaml': openapi('3.1.0', `paths: {}
components:
  schemas:
    A:
      $id: https://a.test/a
      items: { $ref: other }
`) }, expected: ['specs/a.yaml:8:16 error ref-not-found'], says: 'https://a.test/other' },
  { defect: 'a file below an $id', files: { 'specs/a.yaml': openapi('3.1.0', `paths: {}
components:
  schemas:
    A:
      $id: a
      items: { $ref: b.yaml }
`), 'specs/b.yaml': 'type: string' }, expected: ['specs/a.yaml:8:16 error ref-in-id'] },
  { defect: 'references in a circle', files: { 'specs/a.yaml': `${to('#/components/schemas/B')}    B: { $ref: '#/components/schemas/A' }\n` },
    expected: ['specs/a.yaml:6:10 error ref-cycle', 'specs/a.yaml:7:10 error ref-cycle'] },
  { defect: 'a reference to itself', files: { 'specs/a.yaml': to('#/components/schemas/A') }, expected: fault('ref-cycle') },
  { defect: 'references in a circle over two files', files: { 'specs/a.yaml': to('b.yaml'), 'specs/b.yaml': '$ref: "a.yaml#/components/schemas/A"' }, expected: fault('ref-cycle') },
  { defect: 'a section that can be found only through itself', files: { 'specs/a.yaml': openapi('3.1.0', 'paths: {}\ncomponents:\n  schemas: { $ref: "b.yaml#/x" }\n'), 'specs/b.yaml': 'x: { $ref: "a.yaml#/components/schemas/A" }' },
    expected: ['specs/b.yaml:1:6 error ref-cycle'] },
  { defect: 'a reference that climbs out of the folder', files: { 'specs/a.yaml': to('../secret.yaml'), 'secret.yaml': 'type: string' }, expected: fault('ref-outside-folder') },
  { defect: 'a reference that climbs to the password file', files: { 'specs/a.yaml': to(`${'../'.repeat(20)}etc/passwd`) }, expected: fault('ref-outside-folder') },
  { defect: 'a reference that climbs with percent signs', files: { 'specs/a.yaml': to('..%2Fsecret.yaml'), 'secret.yaml': 'type: string' }, expected: fault('ref-not-found') },
  { defect: 'a reference to an absolute path', files: { 'specs/a.yaml': to('/etc/passwd') }, expected: fault('ref-outside-folder') },
  { defect: 'a reference to a file URL', files: { 'specs/a.yaml': to('file:///etc/passwd') }, expected: fault('ref-outside-folder') },
  { defect: 'a reference to a drive', files: { 'specs/a.yaml': to('c:/windows/win.ini') }, expected: fault('ref-outside-folder') },
  { defect: 'a reference to another host', files: { 'specs/a.yaml': to('https://example.com/a.yaml#/A') }, expected: fault('ref-remote-refused') },
  { defect: 'a reference to another host without a scheme', files: { 'specs/a.yaml': to('//example.com/a.yaml') }, expected: fault('ref-outside-folder') },
  { defect: 'a reference to this host by a mapped address', files: { 'specs/a.yaml': to('http://[::ffff:127.0.0.1]/a.yaml') }, expected: fault('ref-remote-refused') },
  { defect: 'a reference to a file that cannot be used', files: { 'specs/a.yaml': to('b.yaml'), 'specs/b.yaml': 'a: [' }, expected: [...fault('ref-unreadable'), 'specs/b.yaml:1:5 error yaml-syntax'] },
  { defect: 'a reference where an operation is expected', files: { 'specs/a.yaml': openapi('3.1.0', "paths:\n  /a:\n    get: { $ref: '#/components/x-get' }\ncomponents: { x-get: { responses: {} } }\n") },
    expected: ['specs/a.yaml:5:12 error ref-not-allowed'] },
  { defect: 'a reference in place of a map', files: { 'specs/a.yaml': openapi('3.1.0', "paths: {}\ncomponents:\n  schemas:\n    A: { properties: { $ref: '#/components/schemas/B' } }\n    B: {}\n") },
    expected: ['specs/a.yaml:6:24 error ref-not-allowed'] },
  { defect: 'members beside a reference in 3.0', files: { 'specs/a.yaml': openapi('3.0.3', "paths: {}\ncomponents:\n  schemas:\n    A:\n      $ref: '#/components/schemas/B'\n      nullable: true\n    B: {}\n") },
    expected: ['specs/a.yaml:6:5 warning ref-siblings-ignored'], says: 'allOf' },
]
