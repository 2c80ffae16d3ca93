interface ErrorInPlace { instancePath: string }

/**
 * Joins the errors that a validator left when it was called on a part of a value to those of its caller. `path` is the JSON pointer of
 * that part, from the caller's value on. Takes `found` over: its members are told from the caller's value afterwards.
 */
export function errorsWithin<E extends ErrorInPlace>(errors: E[] | null, found: E[], path: string): E[] {
  if (path !== '') for (const error of found) error.instancePath = path + error.instancePath
  return errors === null ? found : errors.concat(found)
}
