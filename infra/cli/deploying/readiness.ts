import { domainOf } from '../../../shared/subscriber/address/address.ts'
import { type DmarcDeps, judgeDmarc } from '../../dmarc/judgement.ts'
import type { Stage } from '../../stages.ts'
import { whatAilsTheDoor } from '../desk/health.ts'
import { type AccountReadinessDeps, accountConcurrency, alarmsHeard } from './account-readiness.ts'
import { type DefaultSetDeps, defaultSet } from './default-set.ts'
import { type Findings, lookAtAll } from './looks.ts'
import { dailyQuota, dkim, type MailReadinessDeps, mailFrom, sendingEnabled } from './mail-readiness.ts'
import { seatsForRate } from './seats-for-rate.ts'

/** The clients for the checks after a deployment. */
export interface ReadinessDeps extends MailReadinessDeps, AccountReadinessDeps, DefaultSetDeps, DmarcDeps {
  readonly fetch: typeof fetch
  readonly wait: (ms: number) => Promise<unknown>
}

export type ReadyStage = Pick<
  Stage,
  'origin' | 'sender' | 'seats' | 'alarmAddress' | 'replyTo' | 'region' | 'identity'
>

/**
 * The obstacles that still keep a deployed stage from mailing everybody, and what could not be looked at.
 * `alarmTopicArn` rejects if the stack's outputs do not tell it.
 */
export function whatIsMissing(
  deps: ReadinessDeps,
  stage: ReadyStage,
  stack: string,
  alarmTopicArn: () => Promise<string>,
): Promise<Findings> {
  const domain = domainOf(stage.sender.address)
  return lookAtAll(
    [
      { at: 'the address of the pages', look: () => whatAilsTheDoor(deps, stage.origin) },
      { at: `the DKIM keys of ${domain}`, look: () => dkim(deps, domain) },
      { at: `the mail-from domain of ${domain}`, look: () => mailFrom(deps, domain, stage.identity) },
      { at: `the DMARC record of ${domain}`, look: () => judgeDmarc(deps, domain, stage.replyTo) },
      {
        at: `the default configuration set of ${domain}`,
        look: () => defaultSet(deps, domain, { stack, region: stage.region }),
      },
      { at: 'the sending quota of the SES account', look: () => quotaAndSeats(deps, stage) },
      { at: 'the state of the SES account', look: () => sendingEnabled(deps) },
      {
        at: 'the subscription to alarms',
        look: async () => alarmsHeard(deps, await alarmTopicArn(), stage.alarmAddress),
      },
      {
        at: 'the account’s limit of concurrent executions',
        look: () => accountConcurrency(deps, stage.seats),
      },
    ],
    deps.wait,
  )
}

async function quotaAndSeats(deps: MailReadinessDeps, stage: ReadyStage): Promise<Partial<Findings>> {
  const sandbox = await dailyQuota(deps)
  const { obstacle, advice } = await seatsForRate(deps, stage)
  return {
    missing: [sandbox, obstacle].filter((sentence) => sentence !== undefined),
    advice: advice === undefined ? [] : [advice],
  }
}
