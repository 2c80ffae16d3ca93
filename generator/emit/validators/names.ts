import { runtimeFunctions } from './format-table.ts'
import { pointerTokens } from './schema-graph.ts'

/**
 * Names that a function of a printed file must not have: JavaScript's own, the runtime functions that files import, and
 * the names (mostly with a number behind) that Ajv and the keywords give to local variables.
 */
const reserved = new Set([
  ...'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield async of get set'.split(' '),
  ...'undefined NaN Infinity globalThis Object Array Number String Boolean Symbol BigInt Math JSON RegExp Date Map Set WeakMap WeakSet Promise Proxy Reflect Function Error isFinite isNaN parseInt parseFloat'.split(' '),
])
const local = /^(?:_?valid|_errs|errs?|vErrors|errors|data|instancePath|parentData|parentDataProperty|rootData|dynamicAnchors|key|i|j|len|prop|missing|passing|ifClause|tag|count|res|item|seen|kept|fits|pair|schema|pattern|values|names|literal|active|evaluated|validate|coerced|dataType)\d*$/

/** True where `name` can name a function of a printed file without meaning something else there. */
export function isFunctionName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !reserved.has(name) && !local.test(name) && !runtimeFunctions.has(name)
}

/** Gives out names, each once; asking twice for the same gives the second a number. */
export interface Names {
  take(wanted: string): string
}

/** Starts with no names taken. Names that differ only in case count as different: they stand in one file, not in file names. */
export function createNames(): Names {
  const taken = new Set<string>()
  return {
    take(wanted) {
      const base = isFunctionName(wanted) ? wanted : isFunctionName(`${wanted}Schema`) ? `${wanted}Schema` : 'AnySchema'
      let name = base
      for (let n = 2; taken.has(name); n++) name = /\d$/.test(base) ? `${base}_${n}` : `${base}${n}`
      taken.add(name)
      return name
    },
  }
}

/** `pet-store item` becomes `PetStoreItem`; what no identifier can hold is dropped, a leading digit gets an underscore. */
export function pascalCase(text: string): string {
  const words = text.normalize('NFKD').split(/[^A-Za-z0-9]+/).filter(Boolean)
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('').slice(0, 80)
  return /^[0-9]/.test(joined) ? `_${joined}` : joined
}

const structure = new Set([
  'components', 'schemas', 'paths', 'content', 'schema', 'responses', 'requestBodies', 'parameters', 'headers', 'properties', '$defs',
  'definitions', 'allOf', 'anyOf', 'oneOf', 'prefixItems', 'patternProperties', 'dependentSchemas',
])

/** A readable name for the schema at a JSON pointer: `/components/schemas/Pet` is `Pet`, `.../Pet/properties/owner` is `PetOwner`. */
export function nameOfPointer(pointer: string): string {
  const tokens = pointerTokens(pointer)
  const named = tokens[0] === 'components' && tokens.length > 2 ? tokens.slice(2) : tokens
  const words = named.map((token, index) => (index > 0 && structure.has(token) ? '' : pascalCase(token)))
  return words.join('').slice(0, 100) || 'Schema'
}
