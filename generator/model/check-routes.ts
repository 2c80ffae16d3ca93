import { formatPlace } from '../diagnostics.ts'
import type { Place } from '../diagnostics.ts'
import type { BuiltModel } from './build.ts'
import type { Finding } from './check.ts'
import { crossingWinner } from './crossing.ts'
import { anonymous, parseTemplate } from './template-path.ts'
import type { PathPart } from './template-path.ts'

interface Route {
  readonly api: number
  readonly full: string
  readonly segments: readonly (readonly PathPart[])[]
  readonly place: () => Place
}

/** Routes of all APIs against each other: what is taken twice, what is reserved, and what crosses. */
export function checkRoutes(built: BuiltModel, add: Finding): void {
  const routes = new Map<string, Route>()
  const taken = new Map<string, { readonly api: number; readonly place: () => Place }>()
  for (const [index, { api, found }] of built.apis.entries()) {
    const document = built.documents[index]!
    for (const { method, path, pathPointer, node } of found) {
      const full = `${api.mount}${path}`
      const template = parseTemplate(full)
      if ('fault' in template) continue
      const place = (): Place => document.place(pathPointer)
      const shape = anonymous(full)
      const other = taken.get(`${method} ${shape}`)
      if (other === undefined) taken.set(`${method} ${shape}`, { api: index, place: () => document.place(node.pointer) })
      else {
        const elsewhere = formatPlace(other.place())
        add('error', 'route-collision', document.place(node.pointer), `${method} ${full} is already served, by ${elsewhere}`,
          other.api === index ? 'the two differ in the names of parameters only: remove one' : `give one of the two another place in specs/gateway.yaml: apis: { ${api.name}: { mount: /${api.name} } }`)
      }
      if (routes.has(shape)) continue
      routes.set(shape, { api: index, full, segments: template.segments, place })
      if (/^\/_gateway(\/|$)/i.test(full)) {
        add('error', 'path-reserved', place(), `${full} lies under /_gateway, which is the gateway's own`, `apis: { ${api.name}: { mount: /${api.name} } }`)
      }
    }
  }
  checkCrossings([...routes.values()], add)
}

/** Crossing is no fault, and large documents have many; each route that loses says so once. */
function checkCrossings(routes: readonly Route[], add: Finding): void {
  const byLength = Map.groupBy(routes.filter(({ segments }) => segments.length > 1), ({ segments }) => segments.length)
  for (const group of byLength.values()) {
    const winners = new Map<Route, Route[]>()
    for (const [index, a] of group.entries()) {
      for (const b of group.slice(index + 1)) {
        const winner = crossingWinner(a.segments, b.segments)
        if (winner === undefined) continue
        const [over, under] = winner === 'a' ? [a, b] : [b, a]
        winners.set(under, [...winners.get(under) ?? [], over])
      }
    }
    for (const [under, over] of winners) {
      const more = over.length === 1 ? '' : `, as ${over.length - 1} more do${over.length === 2 ? 'es' : ''}`
      add('info', 'routes-crossing', under.place(), `a URL can match both ${under.full} and ${over[0]!.full}; it goes to the latter, which is literal further left${more}`)
    }
  }
}
