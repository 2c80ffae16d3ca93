import { _, str } from 'ajv/dist/compile/codegen/index.js'
import type { Code, Name } from 'ajv/dist/compile/codegen/index.js'
import type { AnySchema } from 'ajv/dist/types/index.js'
import { alwaysValidSchema, Type } from 'ajv/dist/compile/util.js'
import type { CodeParts } from '../code-parts.ts'
import { errorsHere, N, stopAtFirst, stopWhenFull } from './shared.ts'
import type { CodeKeywordDefinition, KeywordCxt } from './shared.ts'

/** The keywords about arrays (JSON Schema Core 10.3.1, 11.2; Validation 6.4) that have code of their own. */
export function arrayKeywords(parts: CodeParts): CodeKeywordDefinition[] {
  return [prefixItems, items, contains, uniqueItems(parts), unevaluatedItems(parts)]
}

/** Ajv's own skips the keywords that come after it where the array is shorter than the list and the first error ends all. */
const prefixItems: CodeKeywordDefinition = {
  keyword: 'prefixItems',
  type: 'array',
  schemaType: 'array',
  code(cxt) {
    const { gen, data, it } = cxt
    const valid = gen.name('valid')
    for (const [index, schema] of (cxt.schema as AnySchema[]).entries()) {
      if (alwaysValidSchema(it, schema)) continue
      gen.if(_`${data}.length > ${index}`)
      cxt.subschema({ keyword: 'prefixItems', schemaProp: index, dataProp: index }, valid)
      if (!it.allErrors) gen.else().var(valid, true)
      gen.endIf()
      cxt.ok(valid)
    }
  },
}

const items: CodeKeywordDefinition = {
  keyword: 'items',
  type: 'array',
  schemaType: ['object', 'boolean'],
  error: {
    message: ({ params }) => str`must NOT have more than ${params['limit'] as Code} items`,
    params: ({ params }) => _`{limit: ${params['limit'] as Code}}`,
  },
  code(cxt) {
    const { data, it, schema, parentSchema } = cxt
    if (alwaysValidSchema(it, schema)) return
    const from = Array.isArray(parentSchema['prefixItems']) ? parentSchema['prefixItems'].length : 0
    if (schema === false) {
      cxt.setParams({ limit: _`${from}` })
      cxt.fail(_`${data}.length > ${from}`)
      return
    }
    checkItems(cxt, 'items', from)
  },
}

function checkItems(cxt: KeywordCxt, keyword: string, from: number, isOther?: (index: Name) => Code): void {
  const { gen, data } = cxt
  const start = errorsHere(cxt)
  const length = gen.const('len', _`${data}.length`)
  gen.forRange('i', from, length, (index: Name) => {
    const check = (): void => {
      const valid = gen.name('valid')
      cxt.subschema({ keyword, dataProp: index, dataPropType: Type.Num }, valid)
      stopAtFirst(cxt, valid)
    }
    if (isOther) gen.if(isOther(index), check)
    else check()
    stopWhenFull(cxt, start)
  })
  cxt.ok(_`${start} === ${N.errors}`)
}

/** Counts the items that match; what the others lack is rolled back after each item, so that nothing piles up. */
const contains: CodeKeywordDefinition = {
  keyword: 'contains',
  type: 'array',
  schemaType: ['object', 'boolean'],
  trackErrors: true,
  error: {
    message: ({ params: { min, max } }) => max === undefined
      ? str`must contain at least ${min as Code} valid item(s)`
      : str`must contain at least ${min as Code} and no more than ${max as Code} valid item(s)`,
    params: ({ params: { min, max } }) => max === undefined
      ? _`{minContains: ${min as Code}}`
      : _`{minContains: ${min as Code}, maxContains: ${max as Code}}`,
  },
  code(cxt) {
    const { gen, data, parentSchema } = cxt
    const min = (parentSchema['minContains'] as number | undefined) ?? 1
    const max = parentSchema['maxContains'] as number | undefined
    cxt.setParams({ min, max })
    if (min === 0 && max === undefined) return
    const count = gen.let('count', 0)
    const length = gen.const('len', _`${data}.length`)
    const valid = gen.name('_valid')
    gen.forRange('i', 0, length, (index) => {
      cxt.subschema({
        keyword: 'contains', dataProp: index, dataPropType: Type.Num, compositeRule: true, createErrors: false, allErrors: false,
      }, valid)
      gen.if(valid, () => {
        gen.code(_`${count}++`)
        gen.if(max === undefined ? _`${count} >= ${min}` : _`${count} > ${max}`, () => gen.break())
      }, () => cxt.reset())
    })
    cxt.pass(max === undefined ? _`${count} >= ${min}` : _`${count} >= ${min} && ${count} <= ${max}`)
  },
}

function uniqueItems(parts: CodeParts): CodeKeywordDefinition {
  return {
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    error: {
      message: ({ params: { pair } }) => str`must NOT have duplicate items (items ## ${_`${pair as Code}[0]`} and ${_`${pair as Code}[1]`} are identical)`,
      params: ({ params: { pair } }) => _`{i: ${pair as Code}[1], j: ${pair as Code}[0]}`,
    },
    code(cxt) {
      if (cxt.schema !== true) return
      const pair = cxt.gen.const('pair', _`${parts.runtime('duplicateItems')}(${cxt.data})`)
      cxt.setParams({ pair })
      cxt.fail(_`${pair} !== undefined`)
    },
  }
}

/** Like `unevaluatedProperties`: the printed function named by the sibling `evaluatedItems` says which items were seen. */
function unevaluatedItems(parts: CodeParts): CodeKeywordDefinition {
  return {
    keyword: 'unevaluatedItems',
    type: 'array',
    schemaType: ['object', 'boolean'],
    error: {
      message: 'must NOT have unevaluated items',
      params: ({ params }) => _`{unevaluatedItem: ${params['index'] as Code}}`,
    },
    code(cxt) {
      const { gen, data, it, schema, parentSchema } = cxt
      if (alwaysValidSchema(it, schema)) return
      const seen = gen.const('seen', _`new Set()`)
      gen.code(_`${parts.call(parentSchema['evaluatedItems'] as string)}(${data}, ${seen})`)
      if (schema !== false) {
        checkItems(cxt, 'unevaluatedItems', 0, (index) => _`!${seen}.has(${index})`)
        return
      }
      const start = errorsHere(cxt)
      const length = gen.const('len', _`${data}.length`)
      gen.forRange('i', 0, length, (index) => {
        cxt.setParams({ index })
        gen.if(_`!${seen}.has(${index})`, () => {
          cxt.error()
          if (!it.allErrors) gen.break()
        })
        stopWhenFull(cxt, start)
      })
      cxt.ok(_`${start} === ${N.errors}`)
    },
  }
}
