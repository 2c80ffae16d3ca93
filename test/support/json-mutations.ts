import fc from 'fast-check'

/** Texts that JSON has no place for, or that two readers may read in two ways, put where a number or a string stands. */
const oddities = [
  '-0', '01', '1.', '.5', '1e5', '1E400', '-', '1.0', '1.50', '+1', '0x1', '9007199254740993', '123456789012345678901234567890', '1e-400', 'NaN', 'Infinity', '-Infinity', 'nul', 'nulll', 'tru', 'True',
  '"\\u0061"', '"\\ud800"', '"\\udc00\\ud800"', '"\\x41"', '"\\u00g0"', '"a\\"b"', '"a\u0000b"', '"\t"', '"\u007f"', '"é"', '"\u2028"', '"a', "'a'", '[', '{', '{}', '[]', '[1,]', '[,1]', '{"a":1,}', '{"a"}', '{a:1}', '{"a":1 "b":2}',
  '{"a":1,"a":1}', '{"a":1,"\\u0061":2}', '{"\\u0061":1}', '{"":1,"":2}', '{"b":{"x":1,"x":2}}', '[[[[[[[[]]]]]]]]', '/**/1', '1//', 'true ', ' \r\n\t1', '\u000b1', '\ufeff1', '\u00a01', 'undefined', '',
]
const token = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null|[[\]{}:,]/g

/** Other texts made of a JSON text: of its tokens, its characters and its bytes. */
export function mutatedTexts(text: string): fc.Arbitrary<Buffer> {
  const tokens = [...text.matchAll(token)]
  const position = fc.nat({ max: Math.max(0, text.length - 1) })
  const spliced = (at: number, length: number, put: string): string => text.slice(0, at) + put + text.slice(at + length)
  const odd = fc.tuple(fc.nat({ max: Math.max(0, tokens.length - 1) }), fc.constantFrom(...oddities)).map(([index, put]) => {
    const found = tokens[index]
    return found === undefined ? put : spliced(found.index, found[0].length, put)
  })
  const exchanged = fc.tuple(fc.nat({ max: Math.max(0, tokens.length - 1) }), fc.nat({ max: Math.max(0, tokens.length - 1) })).map(([one, other]) => {
    const [from, to] = [tokens[one], tokens[other]]
    return from === undefined || to === undefined ? text : spliced(from.index, from[0].length, to[0])
  })
  const repeatedMember = fc.tuple(fc.nat(), fc.boolean(), fc.constantFrom('1', 'null', '"a"', '{}')).map(([pick, escapes, value]) => {
    const names = [...text.matchAll(/([{,])("(?:[^"\\]|\\.)*"):/g)]
    const found = names[pick % Math.max(1, names.length)]
    if (found === undefined) return text
    const name = escapes ? found[2]!.replace(/^"([a-z])/, (_, letter: string) => `"\\u00${letter.charCodeAt(0).toString(16)}`) : found[2]!
    return spliced(found.index + 1, 0, `${name}:${value},`)
  })
  const blanks = fc.tuple(fc.nat(), fc.constantFrom(' ', '\n', '\r', '\t', '  \n', '\u000b', '\u00a0', '\ufeff', '\u0000')).map(([pick, blank]) => {
    const found = tokens[pick % Math.max(1, tokens.length)]
    return found === undefined ? blank : spliced(found.index + (pick & 1 ? found[0].length : 0), 0, blank)
  })
  const cut = position.map((at) => text.slice(0, at))
  const left = position.map((at) => spliced(at, 1, ''))
  const garbage = fc.constantFrom('}', ']', ',', '"', ' x', '1', '\u0000', '{}', '\n', '/').map((more) => text + more)
  const texts = fc.oneof(odd, odd, exchanged, repeatedMember, blanks, cut, left, garbage, fc.constantFrom('\ufeff', ' ', '\u0000', '[').map((more) => more + text)).map((made) => Buffer.from(made))
  const bytes = fc.tuple(position, fc.nat({ max: 255 })).map(([at, byte]) => {
    const made = Buffer.from(text)
    if (made.length > 0) made[at % made.length] = byte
    return made
  })
  const inserted = fc.tuple(position, fc.uint8Array({ minLength: 1, maxLength: 3 })).map(([at, more]) => {
    const made = Buffer.from(text)
    return Buffer.concat([made.subarray(0, at), more, made.subarray(at)])
  })
  return fc.oneof({ weight: 4, arbitrary: texts }, { weight: 1, arbitrary: bytes }, { weight: 1, arbitrary: inserted })
}

/** A buffer that throws where something beyond its end is read: V8 pays for such reads ever after. */
export function guarded(bytes: Buffer): Buffer {
  return new Proxy(bytes, {
    get(target, key) {
      if (typeof key === 'string' && /^-?\d+$/.test(key) && !(Number(key) >= 0 && Number(key) < target.length)) throw new Error(`byte ${key} of ${target.length} was read`)
      const value: unknown = Reflect.get(target, key, target)
      return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value
    },
  })
}
