import type { MailDomains } from '../subscriber/address/mail-domains.ts'
import { type Clock, type EpochMs, minuteMs } from '../time/clock.ts'

/** Long enough for a wave of sign-ups, short enough for a domain whose records were just mended. */
const keptMs = 5 * minuteMs
const mostKept = 1_000

/** Asks for each domain once in some minutes, however many letters go there. Keeps the newest thousand. */
export function rememberedMailDomains({ takesMail }: MailDomains, clock: Clock): MailDomains {
  const kept = new Map<string, { readonly asked: Promise<boolean>; readonly until: EpochMs }>()
  return {
    takesMail: (domain) => {
      const known = kept.get(domain)
      if (known && clock() < known.until) return known.asked
      // Deleted first, so that it stands behind all others although it was in the map before.
      kept.delete(domain)
      const oldest = kept.keys().next()
      if (kept.size >= mostKept && !oldest.done) kept.delete(oldest.value)
      const asked = takesMail(domain)
      kept.set(domain, { asked, until: clock() + keptMs })
      return asked
    },
  }
}
