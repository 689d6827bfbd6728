/** A name or a code as programs give it: one word. Anything longer may hold what must not be logged. */
const word = /^[\w.$-]{1,64}$/

/**
 * The part of a fault that a log line may show: its name and, if it has one, its code (`Error ECONNRESET`).
 * It never shows the message, which can hold an address, a token or a key.
 */
export function faultName(fault: unknown): string {
  if (!(fault instanceof Error)) return typeof fault
  const name = word.test(fault.name) ? fault.name : 'Error'
  const code = 'code' in fault && typeof fault.code === 'string' && word.test(fault.code) ? fault.code : ''
  return code === '' || code === name ? name : `${name} ${code}`
}
