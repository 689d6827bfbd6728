/** How bytes become text. */
export type Decode = (bytes: Uint8Array) => string

const utf8: Decode = (bytes) => new TextDecoder().decode(bytes)

/**
 * The text of an answer, or `too-large` as soon as it has more than `maxBytes` after decompression. Throws
 * the reason of `signal` when that is aborted.
 */
export async function readCapped(
  response: Response,
  maxBytes: number,
  signal: AbortSignal,
  decode: Decode = utf8,
): Promise<string | 'too-large'> {
  if (!response.body) return ''
  const reader = response.body.getReader()
  // The request's signal ends a real body; this one also ends a body that does not listen to it.
  const stop = () => void reader.cancel(signal.reason).catch(() => undefined)
  signal.addEventListener('abort', stop, { once: true })
  try {
    const chunks: Uint8Array[] = []
    let size = 0
    for (;;) {
      const { done, value } = await reader.read()
      signal.throwIfAborted()
      if (done) return decode(Buffer.concat(chunks))
      size += value.byteLength
      if (size > maxBytes) {
        stop()
        return 'too-large'
      }
      chunks.push(value)
    }
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
