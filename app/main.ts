import { createGateway } from '../generated/gateway.gen.ts'
import { hooks } from './hooks.ts'

/** The composition root. This file is yours: generating never writes here again. */
const gateway = createGateway({ hooks })
await gateway.listen()
