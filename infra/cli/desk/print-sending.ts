import { type Sending, untilResumed } from '../../../shared/delivery/pace/sending.ts'
import { number } from '../../../shared/language/en/words.ts'
import type { EpochMs } from '../../../shared/time/clock.ts'

/** The state of sending, in words. `options` lets the named command find the same table. */
export function printSending(sending: Sending | undefined, now: EpochMs, options: string): string {
  if (!sending)
    return 'No tick has read the quota yet. Until one does, only letters go out, and a pause holds them back, too.'
  const { stop, left, accountPerSecond } = sending
  const pace = `${number(left)} mails left, at most ${number(accountPerSecond)} a second`
  if (!stop || stop.until <= now) return `Sending is on: ${pace}.\n${reserve(sending)}`
  const until = stop.until >= untilResumed ? 'until resumed' : `until ${new Date(stop.until).toISOString()}`
  return `Sending is stopped ${until}: ${stop.why}. (${pace})\n${reserve(sending)}\nTo resume: npm run sending -- resume${options}`
}

/** Explains why fewer mails are left than the quota minus the sent mails. */
function reserve({ block }: Sending): string {
  return [
    'SES would accept more: the mails of five seconds and one block per seat are kept back. A worker takes',
    `a block of ${number(block)} mails at once. The next tick counts again and returns what it did not use.`,
  ].join('\n')
}
