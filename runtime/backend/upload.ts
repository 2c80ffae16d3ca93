import { Transform, type TransformCallback } from 'node:stream'
import type { Exchange } from '../exchange.ts'
import { GatewayError } from '../problem.ts'
import { assertUnread } from '../read-body.ts'
import type { ItemGate } from '../streams/item-gate.ts'

/** What a gate lets through; with the first bad item the whole upload is refused, and the backend's request broken off. */
function pass({ faults }: ItemGate, bytes: Buffer, done: TransformCallback): void {
  if (faults !== null) done(new GatewayError('request_invalid', { errors: faults }))
  else if (bytes.length > 0) done(null, bytes)
  else done()
}

/**
 * The client's body as a stream for the backend, refused (`body_too_large`) beyond `limits.upload` bytes, its items checked. It stands between
 * the two connections so that the end of the backend's does not take the client's with it: an early answer still gets through.
 */
export function boundedUpload(x: Exchange): Transform {
  assertUnread(x.request)
  const limit = x.chain.policies.limits.upload
  const upload = new Transform({
    transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
      x.bytesIn += chunk.length
      if (x.bytesIn > limit) done(new GatewayError('body_too_large'))
      else if (x.bodyItems === null) done(null, chunk)
      else pass(x.bodyItems, x.bodyItems.push(chunk), done)
    },
    flush(done: TransformCallback) {
      if (x.bodyItems === null) done()
      else pass(x.bodyItems, x.bodyItems.end(), done)
    },
  })
  const { request } = x
  request.pipe(upload)
  // What nobody takes any more is read and dropped, or the client would never come to read its answer.
  upload.once('close', () => request.unpipe(upload).resume())
  return upload
}
