// Written by Gatewright from the schemas of the API document; do not edit.
import type { Validate } from 'gatewright'

export declare const NewPetAvailable: Validate
export declare const OrderEvent: Validate
export declare const PetAdopted: Validate
export declare const WebhookPetAdoptedXWebhookSignature: Validate
