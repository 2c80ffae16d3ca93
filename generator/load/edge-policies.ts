import type { Json, JsonObject } from './document.ts'
import { kept, switched, timed } from './limit-policies.ts'
import { isObject } from './pointer.ts'

/** What a gateway says and refuses at its edge, of one level; times in ms. */
export type EdgeSettings = {
  readonly cors?: false | {
    readonly origins?: readonly string[]; readonly methods?: readonly string[]; readonly headers?: readonly string[]
    readonly expose?: readonly string[]; readonly credentials?: boolean; readonly maxAge?: number
  }
  readonly addresses?: { readonly allow?: readonly string[]; readonly deny?: readonly string[] }
  readonly securityHeaders?: false | Readonly<Record<string, string | false>>
  readonly deprecation?: false | { readonly since?: string; readonly sunset?: string; readonly link?: string }
  readonly maintenance?: false | { readonly retryAfter?: number }
}

/** Reads the members of a policies object that speak of the edge. */
export function edgeSettings(value: JsonObject): JsonObject {
  const { cors, addresses, securityHeaders, deprecation, maintenance } = value
  return {
    ...switched('cors', cors, (group) => ({ ...kept(group, ['origins', 'methods', 'headers', 'expose', 'credentials']), ...timed(group, ['maxAge']) })),
    ...(isObject(addresses) ? { addresses: kept(addresses, ['allow', 'deny']) } : {}),
    ...switched('securityHeaders', securityHeaders, (group) => group),
    ...switched('deprecation', deprecation, (group) => kept(mapText(group), ['since', 'sunset', 'link'])),
    ...switched('maintenance', maintenance, (group) => timed(group, ['retryAfter'])),
  }
}

/** Dates stand as text, also where YAML would take them for something else. */
function mapText(group: JsonObject): { readonly [key: string]: Json | undefined } {
  return Object.fromEntries(Object.entries(group).map(([key, member]) => [key, typeof member === 'string' ? member.trim() : member]))
}
