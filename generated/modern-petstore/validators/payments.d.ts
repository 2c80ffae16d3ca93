// Written by Gatewright from the schemas of the API document; do not edit.
import type { Validate } from 'gatewright'

export declare const PayOrder402: Validate
export declare const Payment: Validate
export declare const PaymentMethodRequest: Validate
