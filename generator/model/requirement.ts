import type { Diagnostic, Place } from '../diagnostics.ts'
import { formatPlace } from '../diagnostics.ts'
import type { Requirements, Security } from '../../runtime/contract.ts'
import { didYouMean } from '../load/closest.ts'
import type { ParameterModel } from './model.ts'

/** What of an operation its requirements are held to. */
export interface RequiringOperation {
  readonly id: string
  readonly security: Security
  readonly parameters: readonly ParameterModel[]
  readonly require: Requirements
}

const expression = /^\$request\.(path|query|header)\.([^\s]+)$/

/** Checks what callers must have against the operations; a fault that one place has at several operations is told once. */
export class RequirementReader {
  readonly #diagnostics: Diagnostic[]
  readonly #reported = new Set<string>()

  constructor(diagnostics: Diagnostic[]) {
    this.#diagnostics = diagnostics
  }

  /** `places` says where each claim's requirement was written. */
  check(operation: RequiringOperation, places: Readonly<Record<string, Place>>): void {
    const { id, security, require } = operation
    for (const [claim, values] of Object.entries(require)) {
      const place = places[claim]!
      if (security.anyOf.every((alternative) => alternative.length === 0)) {
        this.#once('error', 'require-public', place, `"${claim}" is required at ${id}, which is public in the document: nobody is known there`,
          `give the operation security in the document, or take the requirement away there: require: { ${claim}: null }`)
      } else if (security.anyOf.some((alternative) => alternative.length === 0)) {
        this.#once('warning', 'require-anonymous', place, `"${claim}" is required at ${id}, which the document lets anonymous callers use: they are refused`,
          'take {} out of the security of the document')
      }
      for (const value of values) if (typeof value === 'string' && value.startsWith('$')) this.#checkExpression(operation, value, place)
    }
  }

  #checkExpression({ id, parameters }: RequiringOperation, text: string, place: Place): void {
    const match = expression.exec(text)
    if (match === null) {
      return this.#once('error', 'require-expression-invalid', place, `"${text}" is no expression that can be required`,
        '$request.path.name, $request.query.name or $request.header.name')
    }
    const [, where = '', name = ''] = match
    const there = parameters.filter((parameter) => parameter.in === where)
    const same = where === 'header' ? (other: string): boolean => other.toLowerCase() === name.toLowerCase() : (other: string): boolean => other === name
    const parameter = there.find((candidate) => same(candidate.name))
    if (parameter === undefined) {
      return this.#once('error', 'require-parameter-unknown', place, `${id} declares no ${where} parameter "${name}", which is required to be the caller's`,
        didYouMean(name, there.map((candidate) => candidate.name)) ?? 'declare it in the document, or take the requirement away there with null')
    }
    const plain = parameter.content === null && (parameter.shape.kind === 'scalar' || parameter.shape.kind === 'any')
      && parameter.style === (where === 'query' ? 'form' : 'simple')
    if (!plain) {
      this.#once('error', 'require-parameter-shape', place, `the ${where} parameter "${name}" of ${id} is no plain value that a claim could be compared with`,
        'a parameter with a schema of type string, integer, number or boolean, in the default style')
    }
  }

  #once(severity: Diagnostic['severity'], code: string, place: Place, message: string, hint: string): void {
    const key = `${code} ${formatPlace(place)}`
    if (this.#reported.has(key)) return
    this.#reported.add(key)
    this.#diagnostics.push({ code, severity, place, message, hint })
  }
}
