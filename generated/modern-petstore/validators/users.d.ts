// Written by Gatewright from the schemas of the API document; do not edit.
import type { Validate } from 'gatewright'

export declare const CredentialsRequest: Validate
export declare const LoginUser200CacheControl: Validate
export declare const NewUserRequest: Validate
export declare const Session: Validate
export declare const User: Validate
export declare const UserUpdateRequest: Validate
