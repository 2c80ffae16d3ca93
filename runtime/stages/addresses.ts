import { addressList } from '../proxies.ts'
import { GatewayError } from '../problem.ts'
import type { StageMaker } from '../stage.ts'

/** Refuses clients by their address, with 403: those that are denied, and, where some are allowed, all others. */
export const addressesStage: StageMaker = ({ policies: { addresses: { allow, deny } } }) => {
  if (allow.length === 0 && deny.length === 0) return null
  const denied = addressList(deny)
  const allowed = allow.length === 0 ? () => true : addressList(allow)
  return {
    name: 'addresses',
    request: ({ address }) => (denied(address) || !allowed(address) ? new GatewayError('address_refused') : undefined),
  }
}
