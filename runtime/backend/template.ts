/**
 * Compiles the backend's path template into a function of the captured texts, which are used raw, as the client's path
 * had them. `captures` names the operation's path parameters in the order in which the router captures them.
 */
export function compileTemplate(template: string, captures: readonly string[]): (texts: readonly string[]) => string {
  const pieces = template.split(/\{([^{}]*)\}/)
  const literals = pieces.filter((_, index) => index % 2 === 0)
  const order = pieces.filter((_, index) => index % 2 === 1).map((name) => captures.indexOf(name))
  const unknown = order.indexOf(-1)
  if (unknown !== -1) throw new TypeError(`backend path ${template}: {${pieces[unknown * 2 + 1]}} is no parameter of the operation`)
  const first = literals[0]!
  if (order.length === 0) return () => first
  return (texts) => {
    let path = first
    for (let i = 0; i < order.length; i++) path += texts[order[i]!]! + literals[i + 1]!
    return path
  }
}
