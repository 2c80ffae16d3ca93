import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Json, JsonObject } from '../../generator/load/document.ts'
import { isObject } from '../../generator/load/pointer.ts'
import { XmlFault } from '../../generator/model/xml/position.ts'
import { XmlTable } from '../../generator/model/xml/xml-table.ts'
import { Malformed } from '../../runtime/decode/malformed.ts'
import { xmlReader } from '../../runtime/xml/xml-reader.ts'
import { createJudge } from '../../testing/sample/judge.ts'
import { mutateBody } from '../../testing/sample/mutate-message.ts'
import type { SampleMedia } from '../../testing/sample/operations.ts'
import { sampleBody } from '../../testing/sample/request.ts'
import { createSampler } from '../../testing/sample/sample.ts'
import { randomSchema } from '../support/random-schema.ts'

/** The same schemas in every run; `SEED=n` gives others. */
const seed = Number(process.env['SEED'] ?? 20_26)
const batches = Number(process.env['BATCHES'] ?? 6)
const size = 40

/** XML Objects of either age; most are for nothing where they stand, which is part of the test. */
const xmlObject: fc.Arbitrary<JsonObject | undefined> = fc.option(fc.oneof(
  fc.constantFrom('one', 'two', 'three').map((name): JsonObject => ({ name })),
  fc.constantFrom<JsonObject>({ attribute: true }, { wrapped: true }, { wrapped: true, name: 'list' }),
  fc.constantFrom<JsonObject>({ name: 'n', namespace: 'urn:a' }, { namespace: 'urn:b', prefix: 'b' }),
  fc.constantFrom<JsonObject>({ nodeType: 'text' }, { nodeType: 'cdata' }, { nodeType: 'element' }, { nodeType: 'attribute' }),
), { freq: 3, nil: undefined })

/** A schema with XML Objects here and there; lists are mostly wrapped, else few would be readable. */
function withXml(schema: Json, next: () => JsonObject | undefined): Json {
  if (Array.isArray(schema)) return (schema as readonly Json[]).map((item) => withXml(item, next))
  if (!isObject(schema)) return schema
  const inner: Record<string, Json> = {}
  for (const [key, value] of Object.entries(schema)) {
    // What holds under a condition only is a hint for the reader; the tester looks closer.
    if (['if', 'then', 'else'].includes(key)) continue
    const kept = key === 'const' || key === 'enum' || value === undefined
    const mapped = kept ? value! : isObject(value) && maps.has(key) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withXml(one!, next)])) : withXml(value, next)
    Object.defineProperty(inner, key, { value: mapped, enumerable: true, configurable: true, writable: true })
  }
  const xml = next()
  const list = schema['type'] === 'array' && xml === undefined ? { wrapped: true } : xml
  return schema['type'] === undefined || list === undefined ? inner : { ...inner, xml: list }
}

const maps = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs'])

for (const version of ['3.1.0', '3.2.0']) {
  test(`in ${version}: what the tester writes from the document alone is read as valid, what it breaks is refused`, () => {
    const counts = { valid: 0, broken: 0, undecidable: 0, unwritten: 0, doubted: 0 }
    for (let batch = 0; batch < batches; batch++) {
      const names = Array.from({ length: size }, (_, at) => `S${at}`)
      const objects = fc.sample(xmlObject, { seed: seed + batch, numRuns: 4_000 })
      let at = 0
      const schemas = fc.sample(randomSchema(names.slice(0, 8)), { seed: seed + batch, numRuns: size }).map((schema) => withXml(schema, () => objects[at++ % objects.length]) as JsonObject)
      const document: JsonObject = { openapi: version, components: { schemas: Object.fromEntries(names.map((name, index) => [name, schemas[index]!])) } }
      const judge = createJudge(document, 'request')
      const sampler = createSampler(document, { direction: 'request', judge })
      const table = new XmlTable(document)
      for (const name of names) {
        const schema: JsonObject = { $ref: `#/components/schemas/${name}` }
        const media: SampleMedia = { type: 'application/xml', schema, itemSchema: null, encoding: {}, pointer: '', examples: [] }
        const told = (bytes: Uint8Array): string => `SEED=${seed + batch} ${name}: ${JSON.stringify(schemas[names.indexOf(name)])}\n${Buffer.from(bytes).toString()}`
        const root = table.rootOf({ value: schema, pointer: `/use/${name}` })
        const sampled = sampleBody(media, sampler)
        if (root instanceof XmlFault) {
          // The tester knows most of it too, and says so rather than send what is refused whole.
          counts.undecidable++
          if (!('unsupported' in sampled)) counts.doubted++
          continue
        }
        if ('unsupported' in sampled) {
          counts.unwritten++
          continue
        }
        const reader = xmlReader({ root, shapes: table.shapes }, 'request', 100)
        const accepts = (bytes: Uint8Array): boolean => Array.from({ length: reader.attempts }, (_, attempt) => reader.read(Buffer.from(bytes), attempt, ''))
          .some((value) => !(value instanceof Malformed) && judge.check(schema, value).length === 0)
        assert.ok(accepts(sampled.bytes), told(sampled.bytes))
        counts.valid++
        for (const mutation of mutateBody(media, sampled.value!, sampler, 40).mutations) {
          assert.ok(!accepts(mutation.bytes), `${mutation.keyword} ${mutation.pointer}\n${told(mutation.bytes)}`)
          counts.broken++
        }
      }
    }
    assert.ok(counts.valid > 100 && counts.broken > 300 && counts.undecidable > 10 && counts.doubted * 3 < counts.undecidable, JSON.stringify(counts))
    console.log(`# ${version}: ${JSON.stringify(counts)}`)
  })
}
