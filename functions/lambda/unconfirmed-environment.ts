import type { UnconfirmedLimits } from '../../shared/delivery/pace/allowance.ts'
import { environmentValue } from './environment.ts'

/** The limits of the letters to addresses that did not confirm: a number a day, and a share of the quota. */
export const unconfirmedEnvironment = {
  UNCONFIRMED_PER_DAY: environmentValue.count,
  UNCONFIRMED_PERCENT_OF_QUOTA: environmentValue.percent,
} as const

export function unconfirmedLimits(environment: {
  readonly UNCONFIRMED_PER_DAY: number
  readonly UNCONFIRMED_PERCENT_OF_QUOTA: number
}): UnconfirmedLimits {
  return {
    perDay: environment.UNCONFIRMED_PER_DAY,
    percentOfQuota: environment.UNCONFIRMED_PERCENT_OF_QUOTA,
  }
}
