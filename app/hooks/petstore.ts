import type { PetstoreHooks } from '../../generated/petstore/hooks.gen.ts'

/**
 * Hooks of the petstore API, by operationId; `gatewright hook <operationId>` adds one. This file is yours:
 * generating never writes over it.
 */
export const petstore = {
} satisfies PetstoreHooks
