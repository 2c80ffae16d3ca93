import { answer, anyOf, cookieParameter, json, pathParameter, queryParameter, required, scheme, string } from '../../../runtime/index.ts'
import { createLog } from '../../../runtime/observe/log.ts'
import { anOperation, makeGateway } from '../../support/gateway.ts'
import { schema } from '../../unit/stages/schemas.ts'

// A gateway as a process of its own, so that what it writes can be read: its backend's address is the first argument.
const key = scheme('key', { type: 'apiKey', in: 'header', name: 'X-Key' })
const pet = schema({ type: 'object', required: ['name'], properties: { name: { type: 'string' } } })
const responses = { 200: answer([json(pet)]) }
const env = process.env as Record<string, string>
const gateway = makeGateway({
  backendUrl: process.argv[2]!, env, schemes: [key], mount: '/shop', log: createLog(),
  operations: [
    anOperation({ id: 'getPet', path: '/pets/{id}', responses, parameters: [pathParameter('id', string, schema({ maxLength: 20 })), queryParameter('q', string, schema({ maxLength: 20 })), cookieParameter('c', string, schema({ maxLength: 20 }))] }),
    anOperation({ id: 'addPet', method: 'POST', path: '/pets', responses, body: required(json(pet)) }),
    anOperation({ id: 'report', path: '/report', responses, policies: { validation: { response: 'report' } } }),
    anOperation({ id: 'secret', path: '/secret', responses, security: anyOf([key()]) }),
    anOperation({ id: 'slow', path: '/slow', responses }),
    anOperation({ id: 'broken', path: '/broken', responses }),
  ],
  hooks: { broken: { before() { throw new Error('broken by the test') } } },
})
const { url } = await gateway.listen()
process.stderr.write(`listening ${url}\n`)
