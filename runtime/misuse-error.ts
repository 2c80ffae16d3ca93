/**
 * The gateway was used wrongly by code of the user's: a hook, or middleware. Its message says how, names at most what the document
 * or that code names, holds no value of a request, and so is always logged.
 */
export class MisuseError extends TypeError {}
