import { inOneOrder } from './request-key.ts'
import { everything, operationTag, pathTag, targetTag, userTag } from './store.ts'
import { parseTarget } from '../target.ts'
import { GatewayError } from '../problem.ts'

/**
 * What an operator wants forgotten, as tags: `operation=<api>/<operationId>`, `key=<path>` or `key=<path>?<query>` as clients ask for it,
 * `tag=<tag>`, each as often as wanted, or `all=true`. A sentence where it is none of that.
 */
export function purgedTags(asked: URLSearchParams): readonly string[] | string {
  const tags: string[] = []
  for (const [name, value] of asked) {
    if (name === 'tag' && value !== '') tags.push(userTag(value))
    else if (name === 'operation' && /^[^/]+\/.+$/.test(value)) tags.push(operationTag(value.slice(0, value.indexOf('/')), value.slice(value.indexOf('/') + 1)))
    else if (name === 'all' && value === 'true') tags.push(everything)
    else if (name === 'key') {
      const target = parseTarget(value)
      if (target instanceof GatewayError) return `key is no path: ${target.details.detail ?? target.message}`
      tags.push(value.includes('?') ? targetTag(target.path, inOneOrder(target.query)) : pathTag(target.path))
    } else return usage
  }
  return tags.length === 0 ? usage : tags
}

const usage = 'say what to purge: operation=<api>/<operationId>, key=<path> or key=<path>?<query>, tag=<tag>, or all=true'
