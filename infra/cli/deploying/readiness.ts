import { domainOf, type Stage } from '../../stages.ts'
import { whatAilsTheDoor } from '../desk/health.ts'
import { type AccountReadinessDeps, accountConcurrency, alarmsHeard } from './account-readiness.ts'
import { dkim, dmarc, type MailReadinessDeps, mailFrom, sesAccount } from './mail-readiness.ts'

/** The clients for the checks after a deployment. */
export interface ReadinessDeps extends MailReadinessDeps, AccountReadinessDeps {
  readonly fetch: typeof fetch
}

export type ReadyStage = Pick<Stage, 'origin' | 'sender' | 'seats' | 'alarmAddress'>

/**
 * The obstacles that still keep a deployed stage from mailing everybody, one sentence each; empty if there
 * are none.
 */
export async function whatIsMissing(
  deps: ReadinessDeps,
  stage: ReadyStage,
  alarmTopicArn: string,
): Promise<string[]> {
  const domain = domainOf(stage.sender.address)
  const found = await Promise.all([
    whatAilsTheDoor(deps, stage.origin),
    dkim(deps, domain),
    mailFrom(deps, domain),
    dmarc(deps, domain),
    sesAccount(deps),
    alarmsHeard(deps, alarmTopicArn, stage.alarmAddress),
    accountConcurrency(deps, stage.seats),
  ])
  return found.flat().filter((sentence) => sentence !== undefined)
}
