// Written by Gatewright from the schemas of the API document; do not edit.
import type { Validate } from 'gatewright'

export declare const CreateUsersWithListInput201: Validate
export declare const CreateUsersWithListInputRequest: Validate
export declare const LoginUser200: Validate
export declare const LoginUser200XExpiresAfter: Validate
export declare const LoginUser200XRateLimit: Validate
export declare const LoginUserPassword: Validate
export declare const User: Validate
export declare const UserRequest: Validate
export declare const Username: Validate
