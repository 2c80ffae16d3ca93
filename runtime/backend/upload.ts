import { Transform, type TransformCallback } from 'node:stream'
import type { Exchange } from '../exchange.ts'
import { GatewayError } from '../problem.ts'
import { assertUnread } from '../read-body.ts'

/**
 * The client's body as a stream for the backend, refused (`body_too_large`) beyond `limits.upload` bytes. It stands between
 * the two connections so that the end of the backend's does not take the client's with it: an early answer still gets through.
 */
export function boundedUpload(x: Exchange): Transform {
  assertUnread(x.request)
  const limit = x.chain.policies.limits.upload
  const upload = new Transform({
    transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
      x.bytesIn += chunk.length
      if (x.bytesIn > limit) done(new GatewayError('body_too_large'))
      else done(null, chunk)
    },
  })
  const { request } = x
  request.pipe(upload)
  // What nobody takes any more is read and dropped, or the client would never come to read its answer.
  upload.once('close', () => request.unpipe(upload).resume())
  return upload
}
