import type { DeliveryOutcome } from '../attempt/deliver-digest.ts'

/** This many faults, one reader after the other, end the run. */
const faultsInARow = 5

/**
 * One reader's fault must not keep the others from their mail: an item that cannot be read, or a database
 * error that outlasts its retries. Many faults in a row, as they end in whichever lane, concern all readers, and
 * end the run. The attempts of these readers come to an end as after a crash.
 */
export function faultGuard(
  onFault: (fault: unknown) => void,
): (deliver: () => Promise<DeliveryOutcome>) => Promise<DeliveryOutcome> {
  let inARow = 0
  return async (deliver) => {
    try {
      const outcome = await deliver()
      inARow = 0
      return outcome
    } catch (fault) {
      onFault(fault)
      if (++inARow >= faultsInARow) throw fault
      return 'fault'
    }
  }
}
