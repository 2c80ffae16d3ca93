import type { Deprecation } from '../contract.ts'
import type { StageMaker } from '../stage.ts'

/** Says on every answer that the operation is deprecated (RFC 9745), when it goes (RFC 8594), and where to read about it. */
export const deprecationStage: StageMaker = ({ policies: { deprecation } }) => {
  if (deprecation === null) return null
  const fields = deprecationFields(deprecation)
  if (fields.length === 0) return null
  return { name: 'deprecation', head: (x) => { x.headers.push(...fields) } }
}

/** The header fields as flat name-value pairs. `Deprecation` is a structured Date (RFC 9651, 3.3.7), `Sunset` an HTTP date. */
export function deprecationFields({ since, sunset, link }: Deprecation): readonly string[] {
  if (since === undefined && sunset === undefined) return []
  return [
    ...(since === undefined ? [] : ['deprecation', `@${Math.floor(Date.parse(since) / 1_000)}`]),
    ...(sunset === undefined ? [] : ['sunset', new Date(sunset).toUTCString()]),
    ...(link === undefined ? [] : ['link', `<${link}>; rel="${since === undefined ? 'sunset' : 'deprecation'}"`]),
  ]
}
