// Written by Gatewright from the schemas of the API document; do not edit.
import type { Validate } from 'gatewright'

export declare const Area: Validate
export declare const Cursor: Validate
export declare const EntityTag: Validate
export declare const ListPets200XTotalCount: Validate
export declare const ListPetsLimit: Validate
export declare const ListPetsSort: Validate
export declare const ListPetsTag: Validate
export declare const NewPetRequest: Validate
export declare const Pet: Validate
export declare const PetFilter: Validate
export declare const PetImage: Validate
export declare const PetPage: Validate
export declare const PetPatchRequest: Validate
export declare const UpdatePet412: Validate
export declare const UploadPetImage413: Validate
export declare const UploadPetImageRequest: Validate
