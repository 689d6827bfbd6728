import type { LambdaClient } from '@aws-sdk/client-lambda'
import type { SESClient } from '@aws-sdk/client-ses'
import type { SNSClient } from '@aws-sdk/client-sns'
import { domainOf, type Stage } from '../../stages.ts'
import { whatAilsTheDoor } from '../desk/health.ts'
import { accountConcurrency, alarmsHeard } from './account-readiness.ts'
import { dkim, dmarc, mailFrom, sesAccount } from './mail-readiness.ts'

/** What a freshly deployed stage is looked at with. */
export interface ReadinessDeps {
  readonly ses: Pick<SESClient, 'send'>
  readonly sns: Pick<SNSClient, 'send'>
  readonly lambda: Pick<LambdaClient, 'send'>
  readonly fetch: typeof fetch
  /** As `node:dns/promises` answers: throws where there is no such record. */
  readonly resolveTxt: (host: string) => Promise<readonly (readonly string[])[]>
}

export type ReadyStage = Pick<Stage, 'origin' | 'sender' | 'seats' | 'alarmAddress'>

/** What still keeps a deployed stage from mailing everybody, a sentence each; nothing where it is ready. */
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
