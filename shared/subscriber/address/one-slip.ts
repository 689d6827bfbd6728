/**
 * Tells whether one text becomes the other by one slip: a letter more, less or another, two that changed places, or one
 * that came two places too early or too late (`icould` for `icloud`).
 */
export function isOneSlip(typed: string, meant: string): boolean {
  if (typed === meant || Math.abs(typed.length - meant.length) > 1) return false
  let from = 0
  while (from < typed.length && typed[from] === meant[from]) from++
  const [rest, meantRest] = [typed.slice(from), meant.slice(from)]
  return (
    rest.slice(1) === meantRest ||
    rest === meantRest.slice(1) ||
    rest.slice(1) === meantRest.slice(1) ||
    // Three letters turned round are a whole short word: `ola` is no slip of `aol`.
    [2, 3].some(
      (length) =>
        length < meant.length && (isTurned(rest, meantRest, length) || isTurned(meantRest, rest, length)),
    )
  )
}

/** Tells whether the first of some letters of one text stands behind them in the other, and all else is equal. */
function isTurned(one: string, other: string, length: number): boolean {
  return other === one.slice(1, length) + one.slice(0, 1) + one.slice(length)
}
