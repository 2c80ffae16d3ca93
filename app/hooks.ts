import type { Hooks } from '../generated/gateway.gen.ts'
import { modernPetstore } from './hooks/modern-petstore.ts'
import { petstore } from './hooks/petstore.ts'

/**
 * Which hooks each API has. Generating adds a line for an API that is new and takes out the line that it added
 * for one that is gone; all else here is yours.
 */
export const hooks = {
  'modern-petstore': modernPetstore,
  petstore,
} satisfies Hooks
