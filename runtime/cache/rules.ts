import type { CachePolicy } from '../contract.ts'
import type { OperationContext } from '../stage.ts'
import type { Cache } from './cache.ts'
import { compileRequestKey, type RequestKey } from './request-key.ts'
import { compileTags, type Tagging } from './tags.ts'

/** What holds for one operation's answers, compiled when the gateway starts. */
export interface CacheRules {
  readonly cache: Cache
  readonly policy: CachePolicy
  readonly key: RequestKey
  readonly tagging: Tagging
}

export function compileRules(context: OperationContext, cache: Cache): CacheRules {
  return { cache, policy: context.policies.cache, key: compileRequestKey(context), tagging: compileTags(context) }
}
