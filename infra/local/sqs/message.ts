import { createHash } from 'node:crypto'
import type { SqsFault } from './fault.ts'

export const maxMessageBytes = 1024 * 1024
export const maxDelaySeconds = 900
export const maxVisibilitySeconds = 12 * 60 * 60
export const maxBatchEntries = 10

/** SQS accepts the characters of XML 1.0. With the flag `u`, a lone surrogate does not match. */
const allowedText = /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]+$/u

/** The reason why SQS would refuse this message; undefined if it would accept it. */
export function messageFault(body: string, delaySeconds = 0): SqsFault | undefined {
  const bytes = Buffer.byteLength(body)
  if (bytes === 0) {
    return { code: 'MissingParameter', message: 'MessageBody is empty: at least one character is needed.' }
  }
  if (bytes > maxMessageBytes) {
    return {
      code: 'InvalidParameterValue',
      message: `MessageBody has ${bytes} bytes: at most ${maxMessageBytes} are allowed.`,
    }
  }
  if (!allowedText.test(body)) {
    return {
      code: 'InvalidMessageContents',
      message:
        "MessageBody contains a character outside XML 1.0's: a control character or half a surrogate pair.",
    }
  }
  if (!Number.isInteger(delaySeconds) || delaySeconds < 0 || delaySeconds > maxDelaySeconds) {
    return {
      code: 'InvalidParameterValue',
      message: `DelaySeconds is ${delaySeconds}: a whole number from 0 to ${maxDelaySeconds} is allowed.`,
    }
  }
  return undefined
}

/** The hex digest by which clients check that their text arrived unchanged. */
export function md5OfBody(body: string): string {
  return createHash('md5').update(body, 'utf8').digest('hex')
}
