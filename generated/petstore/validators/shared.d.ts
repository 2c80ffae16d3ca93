// Written by Gatewright from the schemas of the API document; do not edit.
import type { Validate } from 'gatewright'

export declare const AddPet201Location: Validate
export declare const ErrorSchema: Validate
export declare const GetPetByIdPetId: Validate
