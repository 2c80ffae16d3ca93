import type { Claim, Contender } from './contenders.ts'
import { badOrderBody, orderBody, petBody } from './payloads.ts'

/** Proves that a contender answers rightly and refuses what it claims to refuse. Throws an Error that says what it did instead. */
export async function check(contender: Contender, url: string, key: string): Promise<void> {
  const send = async (path: string, init: RequestInit = {}): Promise<{ status: number; text: string }> => {
    const response = await fetch(url + path, { ...init, headers: { 'x-api-key': key, ...init.headers } })
    return { status: response.status, text: await response.text() }
  }
  const expect = (what: string, holds: boolean, got: { status: number; text: string }): void => {
    if (!holds) throw new Error(`${contender.name} ${what}: ${got.status} ${got.text.slice(0, 200)}`)
  }
  const post = (body: string): RequestInit => ({ method: 'POST', body, headers: { 'content-type': 'application/json' } })

  const pet = await send('/pets/42')
  expect('does not pass the pet on', pet.status === 200 && pet.text === petBody, pet)
  const order = await send('/pets', post(orderBody))
  expect('does not pass the order on', order.status === 200 && order.text === orderBody, order)

  const refusals: Readonly<Record<Claim, () => Promise<{ status: number; text: string }>>> = {
    key: () => send('/pets/42', { headers: { 'x-api-key': 'wrong' } }),
    parameter: () => send('/pets/many'),
    body: () => send('/pets', post(badOrderBody)),
    answer: () => send('/broken'),
  }
  for (const [claim, ask] of Object.entries(refusals) as [Claim, () => Promise<{ status: number; text: string }>][]) {
    const got = await ask()
    if (contender.claims.includes(claim)) expect(`lets a bad ${claim} through`, got.status >= 400, got)
  }
}
