// Written by Gatewright from the schemas of the API document; do not edit.
import type { Validate } from 'gatewright'

export declare const CreatePet201Location: Validate
export declare const CreatePet409: Validate
export declare const CreatePet415: Validate
export declare const Currency: Validate
export declare const GetPet404: Validate
export declare const ListPets400: Validate
export declare const ListPets401: Validate
export declare const ListPets403: Validate
export declare const ListPetsXTenantId: Validate
export declare const LoginUser429: Validate
export declare const LoginUser429RetryAfter: Validate
export declare const Money: Validate
export declare const OrderId: Validate
export declare const PetId: Validate
export declare const Problem: Validate
export declare const Species: Validate
export declare const UserId: Validate
