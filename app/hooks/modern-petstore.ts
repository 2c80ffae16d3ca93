import type { ModernPetstoreHooks } from '../../generated/modern-petstore/hooks.gen.ts'

/**
 * Hooks of the modern-petstore API, by operationId; `gatewright hook <operationId>` adds one. This file is yours:
 * generating never writes over it.
 */
export const modernPetstore = {
} satisfies ModernPetstoreHooks
