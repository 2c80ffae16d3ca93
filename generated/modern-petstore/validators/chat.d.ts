// Written by Gatewright from the schemas of the API document; do not edit.
import type { Validate } from 'gatewright'

export declare const ChatCompletion: Validate
export declare const ChatCompletionRequest: Validate
