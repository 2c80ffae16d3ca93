import { commentText, propertyName, stringLiteral } from '../emit/literal.ts'
import type { ApiModel, OperationModel } from '../model/model.ts'
import type { Edit } from './edit.ts'
import { insertMember } from './edit.ts'

/** Which of an operation's hooks (runtime/contract.ts, OperationHooks). */
export type HookKind = 'authorize' | 'before' | 'handle' | 'after'

/** A hook's member as scaffolded: it compiles as it stands, under `noUnusedParameters` too. */
const bodies: Readonly<Record<HookKind, (id: string) => string>> = {
  authorize: () => 'authorize(_request, _context) {\n  // `return true` lets the caller on; anything else is a 403.\n  return false\n}',
  before: () => 'before(_request, _context) {\n  // Nothing to go on, `return { request }` with what changes, or `return { reply }` to answer here.\n}',
  handle: (id) => `handle(_request, _context) {\n  // Answers in place of the backend: \`return { status: 200, body }\`.\n  throw new Error(${stringLiteral(`the handler of ${id} is still to be written`)})\n}`,
  after: () => 'after(_response, _request, _context) {\n  // Nothing to leave the answer as it is, or `return { ...response, body }`.\n}',
}

/** Adds a hook of an operation to the text of `app/hooks/<api>.ts`; with the hook there already nothing changes. */
export async function insertHook(options: {
  readonly text: string; readonly api: Pick<ApiModel, 'ident'>; readonly operation: Pick<OperationModel, 'id' | 'method' | 'path'>; readonly kind: HookKind
}): Promise<Edit> {
  const { text, api, operation, kind } = options
  const hook = bodies[kind](operation.id)
  const indented = hook.split('\n').map((line) => `  ${line}`).join('\n')
  const whole = `/** ${commentText(`${operation.method} ${operation.path}`)} */\n${propertyName(operation.id)}: {\n${indented},\n}`
  const outer = await insertMember({ text, constant: api.ident, member: { name: operation.id, text: whole } })
  if (outer.kind !== 'unchanged') return outer
  return insertMember({ text, constant: api.ident, within: operation.id, member: { name: kind, text: hook } })
}
