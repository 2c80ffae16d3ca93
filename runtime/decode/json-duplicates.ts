import { pointerToken } from '../faults.ts'

type Frame = { readonly names: Set<string>; name: string } | { index: number }

/**
 * The JSON pointer of the first member whose name its object has already; null where there is none.
 * `text` must be valid JSON. Exact and slow: it reads every name, and keeps its own stack.
 */
export function findDuplicate(text: string): string | null {
  const frames: Frame[] = []
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    const frame = frames.at(-1)
    if (char === '{') frames.push({ names: new Set(), name: '' })
    else if (char === '[') frames.push({ index: 0 })
    else if (char === '}' || char === ']') frames.pop()
    else if (char === ',') {
      if (frame !== undefined && 'index' in frame) frame.index++
    } else if (char === '"') {
      const end = endOfString(text, at)
      if (frame !== undefined && 'names' in frame && isName(text, end)) {
        frame.name = JSON.parse(text.slice(at, end + 1)) as string
        if (frame.names.has(frame.name)) return pointerOf(frames)
        frame.names.add(frame.name)
      }
      at = end
    }
  }
  return null
}

function endOfString(text: string, from: number): number {
  let at = from + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

/** Whether the string that ends at `end` has a colon after it, and so names a member. */
function isName(text: string, end: number): boolean {
  let at = end + 1
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\n' || text[at] === '\r') at++
  return text[at] === ':'
}

function pointerOf(frames: readonly Frame[]): string {
  return frames.map((frame) => `/${'index' in frame ? frame.index : pointerToken(frame.name)}`).join('')
}
