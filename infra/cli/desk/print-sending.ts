import { type Sending, untilResumed } from '../../../shared/delivery/pace/sending.ts'
import { number } from '../../../shared/language/en/words.ts'
import type { EpochMs } from '../../../shared/time/clock.ts'

/** How sending stands, in words; `options` are those by which another command finds the same table. */
export function printSending(sending: Sending | undefined, now: EpochMs, options: string): string {
  if (!sending) return 'No tick has read the quota yet.'
  const { stop, left, perSecond } = sending
  const pace = `${number(left)} mails left, ${number(perSecond)} a second`
  if (!stop || stop.until <= now) return `Sending is on: ${pace}.\n${reserve(sending)}`
  const until = stop.until >= untilResumed ? 'until resumed' : `until ${new Date(stop.until).toISOString()}`
  return `Sending is stopped ${until}: ${stop.why}. (${pace})\n${reserve(sending)}\nnpm run sending -- resume${options} lets it go on.`
}

/** Why fewer are left than the quota less what was sent. */
function reserve({ block }: Sending): string {
  return [
    'That is less than SES would take: the mails of five seconds and a block for each seat are kept back, and a worker',
    `takes a block of ${number(block)} at once. What it does not use of it is counted anew at the next tick.`,
  ].join('\n')
}
