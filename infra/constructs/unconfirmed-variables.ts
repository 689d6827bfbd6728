import type { unconfirmedEnvironment } from '../../functions/lambda/unconfirmed-environment.ts'
import type { Stage } from '../stages.ts'

/** The environment variables of a function that must know the limits of letters to strangers. */
export function unconfirmedVariables({
  unconfirmedLetters: { perDay, percentOfQuota },
}: Stage): Record<keyof typeof unconfirmedEnvironment, string> {
  return { UNCONFIRMED_PER_DAY: String(perDay), UNCONFIRMED_PERCENT_OF_QUOTA: String(percentOfQuota) }
}
