/** Names and codes as programs give them: one word. Anything longer may be a sentence, and hold what nobody may log. */
const word = /^[\w.$-]{1,64}$/

/**
 * What a log line may say of a fault: its name and, where it has one, its code (`Error ECONNRESET`). Never its message:
 * that can hold an address, a token or a key.
 */
export function faultName(fault: unknown): string {
  if (!(fault instanceof Error)) return typeof fault
  const name = word.test(fault.name) ? fault.name : 'Error'
  const code = 'code' in fault && typeof fault.code === 'string' && word.test(fault.code) ? fault.code : ''
  return code === '' || code === name ? name : `${name} ${code}`
}
