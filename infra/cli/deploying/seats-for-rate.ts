import { GetSendQuotaCommand, type SESClient } from '@aws-sdk/client-ses'
import { digestsShare, mostSeats, seatsNeeded, workerPerSecond } from '../../../shared/delivery/pace/share.ts'
import type { Stage } from '../../stages.ts'

/** What the account's rate says of the stage's seats. */
export interface SeatsForRate {
  /** How many seats the rate needs, in one sentence. */
  readonly told: string
  /** Why the stage must not be deployed so: a seat would have less than one call a second. */
  readonly obstacle?: string
  /** A number that would be better. */
  readonly advice?: string
}

/** Compares a stage's seats with the account's rate. */
export async function seatsForRate(
  { ses }: { readonly ses: Pick<SESClient, 'send'> },
  { seats }: Pick<Stage, 'seats'>,
): Promise<SeatsForRate> {
  const { MaxSendRate } = await ses.send(new GetSendQuotaCommand({}))
  if (MaxSendRate === undefined || !(MaxSendRate > 0))
    return { told: 'SES did not say how many mails a second the account may send.' }
  const needed = seatsNeeded(MaxSendRate)
  const most = mostSeats(MaxSendRate)
  const rate = `The SES account may send ${MaxSendRate} ${MaxSendRate === 1 ? 'mail' : 'mails'} a second`
  const reached = needed * workerPerSecond
  const enough = `${needed === 1 ? 'one seat is' : `${needed} seats are`} enough, at ${workerPerSecond} a second each.`
  const tooFew = `${needed} seats, the most that a stage may have, mail up to ${reached} digests a second.`
  const told = `${rate}: ${digestsShare(MaxSendRate).perSecond > reached ? tooFew : enough}`
  if (seats > most) {
    const obstacle = `${rate}, so that with ${seats} seats some would have less than one a second: set "seats": ${needed} in the stage${most > needed ? `, or at most ${most}` : ''}.`
    return { told, obstacle }
  }
  if (seats < needed) {
    return {
      told,
      advice: `${rate}, which ${inWords(seats)} cannot reach: set "seats": ${needed} in the stage.`,
    }
  }
  if (seats > needed) {
    return {
      told,
      advice: `${rate}, which ${inWords(needed)} can reach: set "seats": ${needed} in the stage, which has ${seats}.`,
    }
  }
  return { told }
}

/** Says how many seats the account's rate needs. Resolves to a sentence if the stage has too many for it. */
export async function tooManySeats(
  deps: Parameters<typeof seatsForRate>[0],
  stage: Pick<Stage, 'seats'>,
  say: (text: string) => void,
): Promise<string | undefined> {
  const { told, obstacle } = await seatsForRate(deps, stage)
  say(told)
  return obstacle
}

function inWords(seats: number): string {
  return seats === 1 ? 'one seat' : `${seats} seats`
}
