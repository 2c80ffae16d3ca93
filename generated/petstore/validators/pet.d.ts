// Written by Gatewright from the schemas of the API document; do not edit.
import type { Validate } from 'gatewright'

export declare const ApiResponse: Validate
export declare const FindPetsByStatus200: Validate
export declare const FindPetsByStatusStatus: Validate
export declare const FindPetsByTagsTags: Validate
export declare const Pet: Validate
export declare const PetForm: Validate
export declare const PetRequest: Validate
export declare const PetUpdateRequest: Validate
export declare const UpdatePetWithFormRequest: Validate
export declare const UploadFileAdditionalMetadata: Validate
