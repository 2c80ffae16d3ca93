import coreModule from 'ajv/dist/core.js'
import { ValueScopeName } from 'ajv/dist/compile/codegen/scope.js'
import allOfModule from 'ajv/dist/vocabularies/applicator/allOf.js'
import anyOfModule from 'ajv/dist/vocabularies/applicator/anyOf.js'
import ifModule from 'ajv/dist/vocabularies/applicator/if.js'
import notModule from 'ajv/dist/vocabularies/applicator/not.js'
import oneOfModule from 'ajv/dist/vocabularies/applicator/oneOf.js'
import thenElseModule from 'ajv/dist/vocabularies/applicator/thenElse.js'
import limitItemsModule from 'ajv/dist/vocabularies/validation/limitItems.js'
import limitPropertiesModule from 'ajv/dist/vocabularies/validation/limitProperties.js'
import { createCodeParts, createNeeds } from './code-parts.ts'
import type { CodeNeeds, CodeParts } from './code-parts.ts'
import { guardReentry } from './evaluated-code.ts'
import { arrayKeywords } from './keywords/array-keywords.ts'
import { objectKeywords } from './keywords/object-keywords.ts'
import { referenceKeywords } from './keywords/reference-keywords.ts'
import { valueKeywords } from './keywords/value-keywords.ts'

/** A schema made ready for Ajv: only known keywords, `call` for `$ref`, no `$id`, all values of the right shape. */
export type RewrittenSchema = boolean | { readonly [keyword: string]: unknown }

/** One compiled function, as Ajv prints it, and what has to stand around it. */
export interface CompiledFunction {
  /** From `function NAME(` to the closing brace, a statement a line, not indented. */
  readonly code: string
  readonly needs: CodeNeeds
}

/** Compiles functions one by one; calls between them are not followed. */
export interface FunctionCompiler {
  /** Compiles one rewritten schema into a function of the given name. `reentrant`: see `guardReentry`. */
  compile(name: string, schema: RewrittenSchema, reentrant: boolean): CompiledFunction
  /** Takes the lines of a function that is written without Ajv, by means of the parts that it is given. */
  write(print: (parts: CodeParts) => string): CompiledFunction
}

/**
 * Prepares one Ajv for all functions of a document.
 *
 * Only Ajv's core and code generation are used, with the keywords that need nothing else; `$ref`, anchors, `unevaluated*`,
 * loops over members and all that looks at property names have definitions of our own (`keywords/`).
 */
export function createFunctionCompiler(): FunctionCompiler {
  const parts = createCodeParts()
  const ajv = new coreModule.default({
    strict: false, allErrors: true, messages: true, logger: false, validateSchema: false, addUsedSchema: false, meta: false,
    inlineRefs: false, ownProperties: false, validateFormats: false, unevaluated: false,
    code: { source: true, esm: true, lines: true, optimize: 1 },
  })
  ajv.addVocabulary([
    ...referenceKeywords(parts), ...valueKeywords(parts), ...arrayKeywords(parts), ...objectKeywords(parts),
    limitItemsModule.default, limitPropertiesModule.default,
    notModule.default, anyOfModule.default, oneOfModule.default, allOfModule.default, ifModule.default, thenElseModule.default,
    // Ajv checks types itself; as a keyword it only has to be known, or a schema with nothing else would count as empty.
    { keyword: 'type', schemaType: ['string', 'array'] },
    'minContains', 'maxContains', 'evaluatedProperties', 'evaluatedItems', 'alternatives', 'otherwise',
  ])
  // Ajv numbers its functions; the one that is being compiled gets the wanted name from the start instead, so that no text
  // is ever replaced in printed code.
  const { scope } = ajv
  const numbered = scope.name.bind(scope)
  let wanted = ''
  scope.name = (prefix) => (prefix === 'validate' ? new ValueScopeName(prefix, wanted) : numbered(prefix))

  const record = (print: () => string): CompiledFunction => {
    const needs = createNeeds()
    parts.record(needs)
    return { code: print(), needs }
  }
  return {
    write: (print) => record(() => print(parts)),
    compile: (name, schema, reentrant) => record(() => {
      wanted = name
      const { source } = ajv.compile(schema)
      if (typeof schema === 'object') ajv.removeSchema(schema)
      if (!source) throw new Error(`Ajv kept no source for ${name}`)
      if (!reentrant) return source.validateCode
      const [first = '', ...lines] = source.validateCode.trimEnd().split('\n')
      const last = lines.pop() ?? ''
      return [first, ...guardReentry(parts, name, lines, [`${name}.errors = null;`]), last].join('\n')
    }),
  }
}
