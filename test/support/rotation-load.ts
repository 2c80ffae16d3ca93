import { setTimeout as sleep } from 'node:timers/promises'
import { askWith, tokenSite } from './token-site.ts'

export interface RotationRun {
  readonly requests: number
  readonly rotations: number
  /** What was answered otherwise than 200, in words. */
  readonly failed: readonly string[]
}

/**
 * Sends requests with ever new tokens while the provider changes its key every `every` ms, and signs with the new one at
 * once: no key is published before it is used, which is the hardest that a provider can make it.
 */
export async function rotateUnderLoad({ duration, every }: { readonly duration: number; readonly every: number }): Promise<RotationRun> {
  const site = await tokenSite()
  const gateway = await site.start()
  const until = Date.now() + duration
  const failed: string[] = []
  let requests = 0
  let rotations = 0
  const client = async (): Promise<void> => {
    while (Date.now() < until) {
      const [jwt, opaque] = await Promise.all([site.provider.token(), site.provider.token({ opaque: true })])
      for (const [path, token] of [['/token', jwt], ['/opaque', opaque], ['/either', jwt], ['/token', jwt]] as const) {
        requests++
        const { status, detail } = await askWith(gateway, path, token)
        if (status !== 200) failed.push(`${path} ${status} ${detail} after ${rotations} rotations`)
      }
    }
  }
  const rotating = (async () => {
    while (Date.now() + every < until) {
      await sleep(every)
      // On a busy machine a token may be used some rotations after it was signed.
      await site.provider.rotate(5)
      rotations++
    }
  })()
  try {
    await Promise.all([rotating, ...Array.from({ length: 8 }, client)])
  } finally {
    await gateway.close()
    await site.close()
  }
  return { requests, rotations, failed }
}
