import * as z from 'zod'

const sendFaults = [
  // Refused: SES answers with one of its errors and takes nothing.
  'throttle',
  'daily-quota',
  'reject',
  'paused',
  'mail-from-unverified',
  'configuration-set-missing',
  'configuration-set-paused',
  // Ambiguous for the sender: not taken, or taken all the same.
  'server-error',
  'reset',
  'hang',
  'accept-then-500',
  'accept-then-reset',
  'accept-then-hang',
  'no-message-id',
  // Taken and answered, but what is reported of it later is wrong.
  'lose-events',
  'duplicate-events',
] as const
const quotaFaults = ['quota-hang', 'quota-error'] as const

/** What can be told to go wrong with `SendRawEmail`, and with `GetSendQuota`. */
export type SendFault = (typeof sendFaults)[number]
type QuotaFault = (typeof quotaFaults)[number]

export const misbehaviourSchema = z.strictObject({
  fault: z.enum([...sendFaults, ...quotaFaults]),
  /** How many calls it befalls; without it, all until cleared. */
  count: z.int().min(1).optional(),
  /** The probability with which it befalls a call that it could befall; 1 without it. */
  share: z.number().min(0).max(1).optional(),
  /** Only sends to this address. */
  recipient: z.string().min(1).optional(),
})

/** A plan of misbehaviour, as `POST /misbehave` takes it. */
export type Misbehaviour = z.input<typeof misbehaviourSchema>

/** The plans in force. The first that fits a call decides; one that is used up no longer fits. */
export interface Misbehaviours {
  add(plan: Misbehaviour): void
  clear(): void
  /** The plans still in force, `count` being what is left of it. */
  list(): Misbehaviour[]
  ofSend(destination: readonly string[]): SendFault | undefined
  ofQuota(): QuotaFault | undefined
}

/** `random` in [0, 1) decides where a plan has a `share`. */
export function misbehaviours(random: () => number): Misbehaviours {
  let plans: Misbehaviour[] = []
  const next = (fits: (plan: Misbehaviour) => boolean) => {
    const plan = plans.find((each) => fits(each) && random() < (each.share ?? 1))
    if (plan?.count !== undefined) {
      plan.count -= 1
      if (plan.count === 0) plans = plans.filter((each) => each !== plan)
    }
    return plan?.fault
  }
  return {
    add: (plan) => void plans.push({ ...misbehaviourSchema.parse(plan) }),
    clear: () => {
      plans = []
    },
    list: () => plans.map((plan) => ({ ...plan })),
    ofSend: (destination) => {
      const addresses = destination.map((address) => address.toLowerCase())
      const fault = next(
        ({ fault, recipient }) =>
          isSendFault(fault) && (recipient === undefined || addresses.includes(recipient.toLowerCase())),
      )
      return fault !== undefined && isSendFault(fault) ? fault : undefined
    },
    ofQuota: () => {
      const fault = next(({ fault }) => !isSendFault(fault))
      return fault !== undefined && !isSendFault(fault) ? fault : undefined
    },
  }
}

function isSendFault(fault: SendFault | QuotaFault): fault is SendFault {
  return (sendFaults as readonly string[]).includes(fault)
}
