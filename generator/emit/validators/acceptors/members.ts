import type { CodeParts } from '../code-parts.ts'
import { isPlain, textsCode } from './scalars.ts'
import type { ArrayShape, Demands, ObjectShape } from './shape.ts'

/** The expression that gives the place behind a value that must match all of `demands`, nested one deeper; `hint` names it. */
export type ValueCode = (demands: Demands, hint: string) => string

/** What an object says of each name that it knows, and of all others. */
interface Members {
  readonly names: readonly string[]
  readonly demands: ReadonlyMap<string, Demands>
  readonly others: Demands
}

function membersOf({ parts, required, dependent }: ObjectShape): Members {
  const names = [...new Set([...parts.flatMap(({ properties }) => [...properties.keys()]), ...required, ...dependent.flatMap(([name, others]) => [name, ...others])])]
  const demandsOn = (name: string): Demands => parts.map(({ properties, others }) => properties.get(name) ?? others)
  return { names, demands: new Map(names.map((name) => [name, demandsOn(name)])), others: parts.map(({ others }) => others) }
}

/** Whatever an object may hold. */
export function demandsWithin(shape: ObjectShape): Demands[] {
  const { demands, others } = membersOf(shape)
  return [...demands.values(), others]
}

/** So many names are compared in the code itself, which grows with them. */
const guessed = 12

/** True where the object is known by name to have the property: a second one of that name is then not accepted. */
export function knows(shape: ObjectShape, property: string): boolean {
  return isPlain(property) && membersOf(shape).names.includes(property)
}

/** The body of a function that chooses by the text of a property which acceptor the object is for. */
export function choiceLines(parts: CodeParts, property: string, cases: readonly { readonly tags: readonly string[]; readonly acceptor: string }[]): string[] {
  const plain = cases.map(({ tags, acceptor }) => ({ tags: tags.filter(isPlain), acceptor }))
  let index = 0
  return [
    'if (depth === 0 || json[at] !== 123) return no;',
    `switch (${parts.runtime('tagAt')}(json, at, last, ${textsCode(parts, [property])}, ${textsCode(parts, plain.flatMap(({ tags }) => tags))})) {`,
    ...plain.flatMap(({ tags, acceptor }) => (tags.length === 0 ? [] : [`${tags.map(() => `case ${index++}:`).join(' ')} return ${parts.call(acceptor)}(json, at, last, depth);`])),
    'default: return no;',
    '}',
  ]
}

/** Members whose presence one number holds. */
const word = 32

/** The body of a function that gives the place behind an object; `nameCode` gives the place behind a name, where names must match something. */
export function objectLines(parts: CodeParts, shape: ObjectShape, valueCode: ValueCode, nameCode: string | undefined): string[] {
  const { names, demands, others } = membersOf(shape)
  const plain = names.filter(isPlain)
  const isClosed = others.includes(false)
  const required = new Set(shape.required)
  const counts = shape.min > 0 || shape.max < Infinity
  // A name that cannot stand in the text as it is cannot be found.
  if ([...shape.required, ...shape.dependent.flat(2)].some((name) => !isPlain(name)) || shape.min > shape.max) return [`return ${parts.runtime('no')};`]

  const words = Math.ceil(plain.length / word)
  const seen = Array.from({ length: words }, (_, at) => (words === 1 ? 'seen' : `seen${at}`))
  /** Tests, for each number that holds some of `wanted`, that all of them were seen, or none. */
  const seenCode = (wanted: readonly string[], all: boolean): string[] => seen.flatMap((name, at) => {
    const mask = wanted.map((one) => plain.indexOf(one)).filter((index) => Math.floor(index / word) === at).reduce((bits, index) => bits | (1 << index), 0)
    return mask === 0 ? [] : [`(${name} & ${mask}) === ${all ? mask : 0}`]
  })
  const complete = [
    ...seenCode(shape.required, true),
    ...shape.dependent.flatMap(([name, others]) => (others.length === 0 ? [] : [`(${seenCode([name], false).join()} || ${seenCode(others, true).join(' && ')})`])),
    ...(shape.min > 0 ? [`count >= ${shape.min}`] : []), ...(shape.max < Infinity ? [`count <= ${shape.max}`] : []),
  ]
  const empty = shape.min === 0 && required.size === 0 ? 'at + 1' : 'no'
  const table = plain.length === 0 ? '' : textsCode(parts, plain)

  // Members mostly come in the order of their schema: in small objects the name that should be next is compared on the spot.
  const isGuessed = plain.length > 0 && plain.length <= guessed
  const other = (): string[] => [
    `const end = ${parts.runtime('plainAt')}(json, at, last);`,
    // Names that are counted must be told apart even where they may be repeated.
    `if (end > last || !${parts.runtime(counts ? 'isNew' : 'isNewName')}(json, at, end, floor)) return no;`,
    `at = ${parts.runtime('valueAt')}(json, end, last);`,
    `at = ${valueCode(others, 'Other')};`,
  ]
  const known = (end: string): string[] => [
    'next = member + 1;',
    'const bit = 1 << member;',
    ...seen.flatMap((name, at) => at < seen.length - 1
      ? [`${at === 0 ? '' : '} else '}if (member < ${(at + 1) * word}) {`, `if ((${name} & bit) !== 0) return no;`, `${name} |= bit;`]
      : [...(at === 0 ? [] : ['} else {']), `if ((${name} & bit) !== 0) return no;`, `${name} |= bit;`, ...(at === 0 ? [] : ['}'])]),
    `at = ${parts.runtime('valueAt')}(json, ${end}, last);`,
    ...switchLines(plain.map((name) => valueCode(demands.get(name)!, name))),
  ]
  const behind = (): string => `${parts.runtime('behind')}(${table}, member, at)`
  const search = `${parts.runtime('indexAt')}(${table}, json, at, last, ${isGuessed ? 'no' : 'next'})`
  const find = isGuessed
    ? ['let member = -1;', 'let end = no;', 'if (json[at] === 34) {', ...guessLines(parts, plain), '}', 'if (member < 0) {', `member = ${search};`]
    : [`const member = ${search};`]
  const member = plain.length === 0 ? other() : isClosed
    ? [...find, 'if (member < 0) return no;', ...(isGuessed ? [`end = ${behind()};`, '}', ...known('end')] : known(behind()))]
    : [
      ...find, ...(isGuessed ? [`if (member >= 0) end = ${behind()};`, '}'] : []),
      'if (member < 0) {', `if (member !== ${parts.runtime('unknown')}) return no;`, ...other(), '} else {', ...known(isGuessed ? 'end' : behind()), '}',
    ]
  const closed = isClosed && plain.length === 0
  return [
    'if (depth === 0 || json[at] !== 123) return no;',
    ...(closed ? [] : [
      ...seen.map((name) => `let ${name} = 0;`),
      ...(plain.length === 0 ? [] : ['let next = 0;']),
      ...(counts ? ['let count = 0;'] : []),
      ...(isClosed ? [] : [`const floor = ${parts.runtime('marked')}();`]),
    ]),
    `at = ${parts.runtime('blanks')}(json, at + 1);`,
    ...(closed ? [`return json[at] === 125 ? ${empty} : no;`] : [
      `if (json[at] === 125) return ${empty};`,
      'for (;;) {',
      ...(nameCode === undefined ? [] : [`if (${nameCode} > last) return no;`]),
      ...member,
      'if (at > last) return no;',
      ...(counts ? ['count++;'] : []),
      'at = blanks(json, at);',
      'if (json[at] !== 44) break;',
      'at = blanks(json, at + 1);',
      '}',
      ...(isClosed ? [] : [`${parts.runtime('forget')}(floor);`]),
      `return ${['json[at] === 125', ...complete].join(' && ')} ? at + 1 : no;`,
    ]),
  ]
}

/** Compares the name at `at` with the one that should be next, in words of four bytes. */
function guessLines(parts: CodeParts, names: readonly string[]): string[] {
  const cases = names.map((name, index) => {
    const bytes = Buffer.from(`${name}"`)
    const words = Array.from({ length: bytes.length >> 2 }, (_, word) => `${parts.runtime('wordAt')}(json, at + ${word * 4 + 1}) === ${bytes.readInt32LE(word * 4)}`)
    const rest = [...bytes.subarray(words.length * 4)].map((byte, at) => `json[at + ${words.length * 4 + at + 1}] === ${byte}`)
    return `case ${index}: if (at + ${bytes.length} < last && ${[...words, ...rest].join(' && ')}) { member = ${index}; end = at + ${bytes.length + 1}; } break;`
  })
  return ['switch (next) {', ...cases, '}']
}

/** Members with equal code share a case; the most common code is the default. */
function switchLines(codes: readonly string[]): string[] {
  const groups = [...Map.groupBy(codes.map((code, index) => ({ code, index })), ({ code }) => code)]
  const [first] = groups
  if (groups.length === 1) return [`at = ${first![0]};`]
  const [common] = groups.reduce((best, group) => (group[1].length > best[1].length ? group : best))
  return [
    'switch (member) {',
    ...groups.filter(([code]) => code !== common).flatMap(([code, members]) => `${members.map(({ index }) => `case ${index}:`).join(' ')} at = ${code}; break;`),
    `default: at = ${common};`, '}',
  ]
}

/** The body of a function that gives the place behind an array. */
export function arrayLines(parts: CodeParts, shape: ArrayShape, valueCode: ValueCode): string[] {
  const { first, items, min, max, unique } = shape
  if (min > max) return [`return ${parts.runtime('no')};`]
  const counts = min > 1 || max < Infinity || first.length > 0
  const complete = [...(min > 1 ? [`count >= ${min}`] : []), ...(max < Infinity ? [`count <= ${max}`] : [])]
  return [
    'if (depth === 0 || json[at] !== 91) return no;',
    ...(counts ? ['let count = 0;'] : []),
    ...(unique ? [`const floor = ${parts.runtime('marked')}();`] : []),
    `at = ${parts.runtime('blanks')}(json, at + 1);`,
    `if (json[at] === 93) return ${min === 0 ? 'at + 1' : 'no'};`,
    'for (;;) {',
    ...(unique ? ['const from = at;'] : []),
    ...(first.length === 0 ? [`at = ${valueCode(items, 'Item')};`] : [
      'switch (count) {', ...first.map((demands, at) => `case ${at}: at = ${valueCode(demands, `Item${at}`)}; break;`), `default: at = ${valueCode(items, 'Item')};`, '}',
    ]),
    `if (at > last${unique ? ` || !${parts.runtime('isNew')}(json, from, at, floor)` : ''}) return no;`,
    ...(counts ? ['count++;'] : []),
    'at = blanks(json, at);',
    'if (json[at] !== 44) break;',
    'at = blanks(json, at + 1);',
    '}',
    ...(unique ? [`${parts.runtime('forget')}(floor);`] : []),
    `return ${['json[at] === 93', ...complete].join(' && ')} ? at + 1 : no;`,
  ]
}

