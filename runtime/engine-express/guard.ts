import type { NextFunction, Request, Response } from 'express'
import { breadthOf, matchesRange } from '../media-type.ts'
import { GatewayError } from '../problem.ts'
import { codedFraming, hasPlainFraming } from '../transfer-coding.ts'
import { carried } from './carried.ts'

/**
 * Stands before the validator for what it does not do, or does to everybody's harm: it compiles and keeps validators per
 * content type as sent, ignores `requestBody.required`, lets unparsed media types through, and refuses HEAD.
 */
export function guard(request: Request, _response: Response, next: NextFunction): void {
  const { x, operation, contentType } = carried(request)
  const { body } = operation
  if (!hasPlainFraming(request.headers['transfer-encoding'])) return next(codedFraming())
  const present = request.headers['transfer-encoding'] !== undefined || (request.headers['content-length'] ?? '0') !== '0'
  if (!present) {
    delete request.headers['content-type']
    if (body?.required === true) return next(missing())
  } else {
    if (body === null) return next(new GatewayError('request_invalid', { errors: [{ in: 'body', pointer: '', code: 'undeclared', message: 'the operation declares no body' }] }))
    const [type = '', ...parameters] = (contentType ?? '').toLowerCase().split(';').map((part) => part.trim())
    if (type === '') return next(new GatewayError('media_type_unsupported'))
    const media = body.media.filter((one) => matchesRange(type, one.type)).sort((a, b) => breadthOf(a.type) - breadthOf(b.type))[0]
    if (media === undefined) return next(new GatewayError('media_type_unsupported'))
    const checked = media.kind === 'json' || media.kind === 'form' || media.kind === 'text'
    if (!checked && media.validate !== null && x.chain.policies.validation.request === 'block') {
      return next(new GatewayError('media_type_unsupported', { detail: `the express engine cannot check ${media.type}` }))
    }
    request.headers['content-type'] = [type, ...parameters.filter((parameter) => /^(?:charset|boundary)=/.test(parameter))].join('; ')
  }
  if (request.method === 'HEAD') request.method = 'GET'
  next()
}

const missing = (): GatewayError => new GatewayError('request_invalid', { errors: [{ in: 'body', pointer: '', code: 'required', message: 'the body is missing' }] })
