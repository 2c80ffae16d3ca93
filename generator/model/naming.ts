/** A name as a JavaScript identifier: itself where it is one, else its words in camel case; never a reserved word, never empty. */
export function identOf(name: string, fallback: string): string {
  const ident = isIdentifier(name) ? name : joinWords(name)
  if (ident === '') return fallback
  if (!isIdentifier(ident)) return identOf(`${fallback}${ident[0]!.toUpperCase()}${ident.slice(1)}`, fallback)
  return reserved.has(ident) ? `${ident}${capitalise(fallback)}` : ident
}

/** A name in upper camel case, for types and for parts of longer names; letters and digits only, may be empty. */
export function pascalOf(name: string): string {
  return capitalise(joinWords(name))
}

/** An operation's name from its method and path, for documents that give none: `getPetsPetId`. */
export function deriveId(method: string, path: string): string {
  const words = joinWords(path)
  return `${method.toLowerCase()}${capitalise(words)}` || 'operation'
}

/** A name as a safe part of a file name: `[a-z0-9-]`, at most 40 characters, never empty. */
export function slugOf(name: string, fallback: string): string {
  const slug = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 40).replace(/^-+|-+$/g, '')
  return slug === '' || deviceNames.test(slug) ? fallback : slug
}

/** True for a name that may stand as an identifier, reserved words aside. */
export function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)
}

/** True for words that cannot name a binding in a module, and for globals that generated code must not shadow. */
export function isReserved(name: string): boolean {
  return reserved.has(name)
}

/** Gives out names, each once. */
export class NameTable {
  readonly #taken: Set<string>

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken)
  }

  /** The wanted name; where it is taken, with `suffix`, then with a number. */
  take(wanted: string, suffix = ''): string {
    const candidate = !this.#taken.has(wanted) ? wanted : `${wanted}${suffix}`
    let name = candidate
    const separator = /\d$/.test(candidate) ? '_' : ''
    for (let count = 2; this.#taken.has(name); count++) name = `${candidate}${separator}${count}`
    this.#taken.add(name)
    return name
  }
}

function joinWords(name: string): string {
  const words = name.normalize('NFC').split(/[^\p{ID_Continue}]+|_+/u).filter((word) => word !== '')
  return words.map((word, index) => (index === 0 ? word : capitalise(word))).join('')
}

function capitalise(word: string): string {
  const [first = ''] = word
  return first.toUpperCase() + word.slice(first.length)
}

/** Windows opens devices under these names, whatever the ending. */
const deviceNames = /^(con|prn|aux|nul|com\d|lpt\d)$/

const reserved: ReadonlySet<string> = new Set((
  'abstract any arguments as async await boolean break case catch class const constructor continue debugger declare default delete do '
  + 'else enum eval export extends false finally for from function get if implements import in infer instanceof interface is keyof let '
  + 'module namespace never new null number object of package private protected prototype public readonly require return set static '
  + 'string super switch symbol this throw true try type typeof undefined unique unknown var void while with yield '
  + '__proto__ globalThis NaN Infinity Object Array Promise Symbol Error Function JSON Math Date Map Set Reflect Proxy process Buffer console'
).split(' '))
