import { randomUUID } from 'node:crypto'
import type { EpochMs } from '../../shared/time/clock.ts'
import { localAccount, localRegion } from './sqs/address.ts'

/** The event that EventBridge Scheduler sends to a Lambda function. */
export function schedulerEvent(at: EpochMs): unknown {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account: localAccount,
    time: new Date(at).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: localRegion,
    resources: [`arn:aws:scheduler:${localRegion}:${localAccount}:schedule/default/tick`],
    detail: '{}',
  }
}
