import type { Claim, Contender } from './contenders.ts'
import { badOrderBody, largeBody, listBody, orderBody, petBody } from './payloads.ts'
import type { Setting } from './setting.ts'
import { workloads } from './workloads.ts'

interface Got { readonly status: number; readonly text: string }

/** Proves that a contender carries every workload unchanged and refuses what it claims to refuse. Throws an Error that says what it did instead. */
export async function check(contender: Contender, url: string, { key, tokens }: Setting): Promise<void> {
  const send = async (path: string, init: RequestInit = {}): Promise<Got> => {
    const response = await fetch(url + path, { ...init, headers: { 'x-api-key': key, authorization: `Bearer ${tokens.valid[0]!}`, ...init.headers } })
    return { status: response.status, text: await response.text() }
  }
  const expect = (what: string, holds: boolean, { status, text }: Got): void => {
    if (!holds) throw new Error(`${contender.name} ${what}: ${status} ${text.slice(0, 300)}`)
  }
  const post = (body: string): RequestInit => ({ method: 'POST', body, headers: { 'content-type': 'application/json' } })

  const answers = { get: petBody, post: orderBody, 'get-token': petBody, 'post-token': orderBody, list: listBody, large: largeBody }
  for (const workload of workloads) {
    if (!contender.workloads.includes(workload.name)) continue
    const got = await send(workload.path, workload.body === undefined ? {} : post(workload.body))
    expect(`does not carry ${workload.name}`, got.status === 200 && got.text === answers[workload.name as keyof typeof answers], got)
  }

  const refusals: Readonly<Record<Claim, () => Promise<Got>>> = {
    key: () => send('/pets/42', { headers: { 'x-api-key': 'wrong' } }),
    token: () => send('/token/pets/42', { headers: { authorization: `Bearer ${tokens.forged}` } }),
    parameter: () => send('/pets/many'),
    body: () => send('/pets', post(badOrderBody)),
    answer: () => send('/broken'),
  }
  for (const claim of contender.claims) {
    const got = await refusals[claim]()
    expect(`lets a bad ${claim} through`, got.status >= 400, got)
  }
}
