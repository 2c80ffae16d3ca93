// Written by Gatewright from the schemas of the API document; do not edit.
import type { Validate } from 'gatewright'

export declare const GetInventoryXStoreId: Validate
export declare const Inventory: Validate
export declare const Order: Validate
export declare const OrderRequest: Validate
