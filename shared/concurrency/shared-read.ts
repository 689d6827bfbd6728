/**
 * Lets callers share a read, and still each of them gets what was stored after it asked. A read that is already under
 * way may be too old for a caller, so all who come meanwhile share the next one.
 */
export function sharedRead<Result>(read: () => Promise<Result>): () => Promise<Result> {
  let underWay: Promise<Result> | undefined
  let next: Promise<Result> | undefined

  function begin(): Promise<Result> {
    const begun = read()
    const end = (): void => {
      if (underWay === begun) underWay = undefined
    }
    underWay = begun
    begun.then(end, end)
    return begun
  }

  function beginNext(): Promise<Result> {
    next = undefined
    return begin()
  }

  return () => {
    if (!underWay) return begin()
    next ??= underWay.then(beginNext, beginNext)
    return next
  }
}
