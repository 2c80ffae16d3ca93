import { _, and, or } from 'ajv/dist/compile/codegen/index.js'
import type { Code } from 'ajv/dist/compile/codegen/index.js'
import type { CodeParts } from '../code-parts.ts'
import { N, present } from './shared.ts'
import type { CodeKeywordDefinition, KeywordCxt } from './shared.ts'

/** The keywords that only rewritten schemas have: calls of other functions, refused properties, choice by a discriminator. */
export function referenceKeywords(parts: CodeParts): CodeKeywordDefinition[] {
  return [call(parts), refusal('readOnly', 'must NOT be sent: it is read-only'), refusal('writeOnly', 'must NOT be returned: it is write-only'), discriminator]
}

/** `call: [names]` checks the value with other printed functions. Where a value lies is made into text only once it is known to be wrong. */
function call(parts: CodeParts): CodeKeywordDefinition {
  return {
    keyword: 'call',
    schemaType: 'array',
    code(cxt) {
      const { gen, data, it } = cxt
      for (const name of cxt.schema as string[]) {
        const validate = parts.call(name)
        const path = it.errorPath.emptyStr() ? _`""` : it.errorPath
        cxt.result(_`${validate}(${data})`, undefined, () => {
          gen.assign(N.vErrors, _`${parts.runtime('errorsWithin')}(${N.vErrors}, ${validate}.errors, ${path})`)
          gen.assign(N.errors, _`${N.vErrors}.length`)
        })
      }
    },
  }
}

/** Stands for the schema of a property that must not be there at all in this direction. */
function refusal(keyword: string, message: string): CodeKeywordDefinition {
  return { keyword, schemaType: 'boolean', error: { message }, code: (cxt) => cxt.fail() }
}

/** What a rewritten `discriminator` holds; the alternatives themselves stand beside it in `alternatives`. */
export interface Dispatch {
  readonly property: string
  /** For each alternative, the values of the property that select it. */
  readonly tags: readonly (readonly string[])[]
  /** `null` is allowed by an alternative of its own. */
  readonly nullable: boolean
  /**
   * Every alternative demands an object that has the property: whatever else is refused at once. Where it is absent,
   * values without the property are checked against the plain `oneOf` or `anyOf`, kept under this keyword.
   */
  readonly otherwise?: 'oneOf' | 'anyOf'
}

const discriminator: CodeKeywordDefinition = {
  keyword: 'discriminator',
  schemaType: 'object',
  error: {
    message: ({ params }) => (params['tag'] ? _`"must have a value that names one of the alternatives"` : _`"must be an object with the discriminating property"`),
    params: ({ params }) => _`{discriminator: ${params['property'] as Code}}`,
  },
  code(cxt) {
    const { gen, data } = cxt
    const { property, tags, nullable, otherwise } = cxt.schema as Dispatch
    const valid = gen.let('valid', true)
    const isObject = _`${data} && typeof ${data} == "object" && !Array.isArray(${data})`
    const choose = (): void => chooseByTag(cxt, property, tags, valid)
    const rest = (): void => {
      if (otherwise === undefined) {
        cxt.error(false, { property: _`${property}` })
        gen.assign(valid, false)
      } else {
        const plain = gen.name('_valid')
        cxt.subschema({ keyword: 'otherwise' }, plain)
        gen.assign(valid, plain)
      }
    }
    const dispatch = (): void => {
      gen.if(and(isObject, present(data, property)), choose, rest)
    }
    if (nullable) gen.if(_`${data} !== null`, dispatch)
    else dispatch()
    cxt.ok(valid)
  },
}

function chooseByTag(cxt: KeywordCxt, property: string, tags: Dispatch['tags'], valid: Code): void {
  const { gen, data } = cxt
  const tag = gen.const('tag', _`${data}[${property}]`)
  const chosen = gen.name('_valid')
  gen.if(false)
  tags.forEach((values, index) => {
    if (values.length === 0) return
    gen.elseIf(or(...values.map((value) => _`${tag} === ${value}`)))
    cxt.subschema({ keyword: 'alternatives', schemaProp: index }, chosen)
    gen.assign(valid, chosen)
  })
  gen.else()
  // Ajv's types ask for code here, but it takes the name of a property as text, and escapes it.
  cxt.error(false, { property: _`${property}`, tag: true as unknown as Code }, { instancePath: property as unknown as Code })
  gen.assign(valid, false)
  gen.endIf()
}
