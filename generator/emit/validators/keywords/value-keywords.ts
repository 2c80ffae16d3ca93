import { _, or, str } from 'ajv/dist/compile/codegen/index.js'
import type { Code } from 'ajv/dist/compile/codegen/index.js'
import { checkDataTypes, DataType } from 'ajv/dist/compile/validate/dataType.js'
import { literal } from '../code-parts.ts'
import type { CodeParts } from '../code-parts.ts'
import { checkedFormats } from '../format-table.ts'
import { regExpCode } from '../patterns/regexp-code.ts'
import type { CodeKeywordDefinition } from './shared.ts'

/** The keywords about single values (JSON Schema Validation 6.1 to 6.3, 7) that have code of their own. */
export function valueKeywords(parts: CodeParts): CodeKeywordDefinition[] {
  return [types, enumeration(parts), constant(parts), bound, multipleOf(parts), stringLength(parts), pattern(parts), format(parts)]
}

/**
 * A `type` with several types: Ajv's own would refer to the schema in its errors, which is not printed.
 * Rewritten schemas have it as `types`; its errors say `type`.
 */
const types: CodeKeywordDefinition = {
  keyword: 'types',
  schemaType: 'array',
  error: {
    message: ({ schema }) => _`${`must be ${(schema as string[]).join(' or ')}`}`,
    params: ({ schema }) => _`{type: [${(schema as string[]).map((type, at) => (at === 0 ? _`${type}` : _`, ${type}`)).reduce((list, type) => _`${list}${type}`)}]}`,
  },
  code(cxt) {
    Object.assign(cxt, { keyword: 'type' })
    cxt.fail(checkDataTypes(cxt.schema as Parameters<typeof checkDataTypes>[0], cxt.data, true, DataType.Wrong))
  },
}

/** Longer lists of strings are looked up in a set. */
const comparedValues = 16

function enumeration(parts: CodeParts): CodeKeywordDefinition {
  return {
    keyword: 'enum',
    schemaType: 'array',
    error: {
      message: 'must be equal to one of the allowed values',
      params: ({ params }) => _`{allowedValues: ${params['values'] as Code}}`,
    },
    code(cxt) {
      const { data } = cxt
      const values = cxt.schema as unknown[]
      const list = parts.constant('values', literal(values))
      cxt.setParams({ values: list })
      if (values.length === 0) {
        cxt.fail()
        return
      }
      const simple = values.every((value) => typeof value !== 'object' || value === null)
      cxt.pass(simple && values.length > comparedValues
        ? _`${parts.constant('names', `new Set(${literal(values)})`)}.has(${data})`
        : or(...values.map((value, index) => isSame(parts, data, value, _`${list}[${index}]`))))
    },
  }
}

function constant(parts: CodeParts): CodeKeywordDefinition {
  return {
    keyword: 'const',
    error: { message: 'must be equal to constant', params: ({ params }) => _`{allowedValue: ${params['value'] as Code}}` },
    code(cxt) {
      const { data, schema } = cxt
      const value = typeof schema === 'object' && schema !== null ? parts.constant('values', literal(schema)) : _`${schema as string}`
      cxt.setParams({ value })
      cxt.pass(isSame(parts, data, schema, value))
    },
  }
}

function isSame(parts: CodeParts, data: Code, value: unknown, code: Code): Code {
  return typeof value === 'object' && value !== null
    ? _`${parts.runtime('equal')}(${data}, ${code})`
    : _`${data} === ${value as string}`
}

const bounds: Readonly<Record<string, { fails: Code; holds: string }>> = {
  maximum: { fails: _`>`, holds: '<=' },
  minimum: { fails: _`<`, holds: '>=' },
  exclusiveMaximum: { fails: _`>=`, holds: '<' },
  exclusiveMinimum: { fails: _`<=`, holds: '>' },
}

const bound: CodeKeywordDefinition = {
  keyword: Object.keys(bounds),
  type: 'number',
  schemaType: 'number',
  error: {
    message: ({ keyword, schemaCode }) => str`must be ${bounds[keyword]?.holds ?? ''} ${schemaCode}`,
    params: ({ keyword, schemaCode }) => _`{comparison: ${bounds[keyword]?.holds ?? ''}, limit: ${schemaCode}}`,
  },
  code(cxt) {
    cxt.fail(_`${cxt.data} ${bounds[cxt.keyword]?.fails ?? _`>`} ${cxt.schemaCode}`)
  },
}

function multipleOf(parts: CodeParts): CodeKeywordDefinition {
  return {
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    error: { message: ({ schemaCode }) => str`must be multiple of ${schemaCode}`, params: ({ schemaCode }) => _`{multipleOf: ${schemaCode}}` },
    code(cxt) {
      cxt.pass(_`${parts.runtime('isMultiple')}(${cxt.data}, ${cxt.schemaCode})`)
    },
  }
}

/** Length in code points; the length in code units, which is never smaller and at most double, decides most cases. */
function stringLength(parts: CodeParts): CodeKeywordDefinition {
  return {
    keyword: ['maxLength', 'minLength'],
    type: 'string',
    schemaType: 'number',
    error: {
      message: ({ keyword, schemaCode }) => str`must NOT have ${keyword === 'maxLength' ? 'more' : 'fewer'} than ${schemaCode} characters`,
      params: ({ schemaCode }) => _`{limit: ${schemaCode}}`,
    },
    code(cxt) {
      const { data, keyword } = cxt
      const limit = cxt.schema as number
      if (keyword === 'maxLength') cxt.fail(_`${data}.length > ${limit} && ${parts.runtime('codePoints')}(${data}) > ${limit}`)
      else if (limit <= 1) cxt.fail(_`${data}.length < ${limit}`)
      else cxt.fail(_`${data}.length < ${limit * 2} && ${parts.runtime('codePoints')}(${data}) < ${limit}`)
    },
  }
}

function pattern(parts: CodeParts): CodeKeywordDefinition {
  return {
    keyword: 'pattern',
    type: 'string',
    schemaType: 'string',
    error: { message: ({ schema }) => _`${`must match pattern "${schema as string}"`}`, params: ({ schemaCode }) => _`{pattern: ${schemaCode}}` },
    code(cxt) {
      const matches = _`${parts.constant('pattern', regExpCode(cxt.schema as string))}.test(${cxt.data})`
      const { maxLength } = cxt.parentSchema as { maxLength?: number }
      // A text that `maxLength` refuses for sure is not searched: patterns may take time in proportion to the length's square.
      cxt.pass(maxLength === undefined ? matches : or(_`${cxt.data}.length > ${maxLength * 2}`, matches))
    },
  }
}

function format(parts: CodeParts): CodeKeywordDefinition {
  return {
    keyword: 'format',
    type: ['number', 'string'],
    schemaType: 'string',
    error: { message: ({ schema }) => _`${`must match format "${schema as string}"`}`, params: ({ schemaCode }) => _`{format: ${schemaCode}}` },
    code(cxt, ruleType) {
      const rule = checkedFormats.get(cxt.schema as string)
      if (rule && rule.type === ruleType) cxt.pass(_`${parts.runtime(rule.check)}(${cxt.data})`)
    },
  }
}
