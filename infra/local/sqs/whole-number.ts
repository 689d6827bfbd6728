/**
 * Throws RangeError with the value and what is allowed unless `value` is a whole number from `least` to
 * `most`.
 */
export function checkWhole(what: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(`${what} is ${value}: a whole number from ${least} to ${most} is allowed`)
  }
}
