/** The reason why a wait ended before the work. */
export type Cut = { readonly cut: 'time is up' | 'aborted' }

/**
 * The result of `work`, or a Cut if `limitMs` or the signal comes first. Leaves no timer and no listener
 * behind.
 */
export async function withinLimit<T>(
  work: Promise<T>,
  limitMs: number,
  signal?: AbortSignal,
): Promise<{ readonly value: T } | Cut> {
  let cutShort: (cut: Cut) => void = () => {}
  const cut = new Promise<Cut>((resolve) => {
    cutShort = resolve
  })
  const onAbort = () => cutShort({ cut: 'aborted' })
  if (signal?.aborted) onAbort()
  const timer = setTimeout(cutShort, limitMs, { cut: 'time is up' })
  signal?.addEventListener('abort', onAbort)
  try {
    return await Promise.race([work.then((value) => ({ value })), cut])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
  }
}
