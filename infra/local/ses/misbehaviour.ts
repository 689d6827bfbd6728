import * as z from 'zod'

const sendFaults = [
  // SES answers with one of its errors and does not accept the message.
  'throttle',
  'daily-quota',
  'reject',
  'paused',
  'mail-from-unverified',
  'configuration-set-missing',
  'configuration-set-paused',
  // The sender cannot know whether SES accepted the message: some of these accept it, some do not.
  'server-error',
  'reset',
  'hang',
  'accept-then-500',
  'accept-then-reset',
  'accept-then-hang',
  'no-message-id',
  // SES accepts the message and answers, but its later events are wrong.
  'lose-events',
  'duplicate-events',
] as const
const quotaFaults = ['quota-hang', 'quota-error'] as const

/** A fault of `SendRawEmail` or of `GetSendQuota`. */
export type SendFault = (typeof sendFaults)[number]
type QuotaFault = (typeof quotaFaults)[number]

export const misbehaviourSchema = z.strictObject({
  fault: z.enum([...sendFaults, ...quotaFaults]),
  /** The number of calls that get the fault; without it, all calls until the plan is cleared. */
  count: z.int().min(1).optional(),
  /** The probability that a matching call gets the fault; default 1. */
  share: z.number().min(0).max(1).optional(),
  /** Limits the fault to sends to this address. */
  recipient: z.string().min(1).optional(),
})

/** A plan of misbehaviour: the body of `POST /misbehave`. */
export type Misbehaviour = z.input<typeof misbehaviourSchema>

/** The active plans. The first plan that matches a call decides. A used-up plan matches no more. */
export interface Misbehaviours {
  add(plan: Misbehaviour): void
  clear(): void
  /** The active plans; `count` is the number of remaining calls. */
  list(): Misbehaviour[]
  ofSend(destination: readonly string[]): SendFault | undefined
  ofQuota(): QuotaFault | undefined
}

/** `random` returns a number in [0, 1) and decides for plans with a `share`. */
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
