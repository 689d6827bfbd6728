import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { SQSClient } from '@aws-sdk/client-sqs'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { ApiApp } from '../../functions/api/api-context.ts'
import { clientIp } from '../../functions/api/client-ip.ts'
import { wireApi } from '../../functions/api/wiring.ts'
import { type DeliverFunction, wireDeliver } from '../../functions/deliver/wiring.ts'
import type { FeedbackHandler } from '../../functions/feedback/feedback.ts'
import { wireFeedback } from '../../functions/feedback/wiring.ts'
import type { LettersHandler } from '../../functions/letters/letters.ts'
import { wireLetters } from '../../functions/letters/wiring.ts'
import type { TickResult } from '../../functions/publish/publish.ts'
import { wirePublish } from '../../functions/publish/wiring.ts'
import type { SesClient } from '../../shared/aws/ses-mailer.ts'
import type { Log } from '../../shared/log/log.ts'
import { noMetrics as metrics } from '../../shared/log/metrics.ts'
import { composeMime } from '../../shared/mime/compose-mime.ts'
import { randomRequestId } from '../../shared/subscriber/link/request-id.ts'
import type { HeldBack } from '../../shared/subscriber/sign-up/held-back.ts'
import { type Clock, secondMs } from '../../shared/time/clock.ts'
import { apiTimeoutSeconds } from '../function-limits.ts'
import { noNameServer } from './no-name-server.ts'
import type { PapersFrom } from './papers/papers-from.ts'
import { schedulerEvent } from './scheduler-event.ts'
import type { LocalEnvironments } from './settings.ts'

/**
 * All parts share one thread, so that more mails at once would finish no sooner: each would only take longer, until SES's
 * answer came too late.
 */
const mostLanes = 8

export interface FunctionsWorld {
  readonly environments: LocalEnvironments
  readonly clients: { readonly dynamo: DynamoDBClient; readonly ses: SesClient; readonly sqs: SQSClient }
  readonly papers: PapersFrom
  readonly clock: Clock
  readonly log: (source: string) => Log
  /** Is told why a letter did not go out. */
  readonly onHeldBack?: (heldBack: HeldBack) => void
}

/** The functions in the form in which the local world calls them. */
export interface LocalFunctions {
  readonly api: ApiApp
  readonly deliver: DeliverFunction
  readonly letters: LettersHandler
  readonly feedback: FeedbackHandler
  /** Calls publish as the scheduler does. */
  readonly tick: () => Promise<TickResult>
}

export function wireFunctions(world: FunctionsWorld): LocalFunctions {
  const { environments, clients, papers, clock, log, onHeldBack } = world
  const wait = (ms: number): Promise<void> => setTimeout(ms)
  const chance = { wait, random: Math.random }
  const publish = wirePublish(environments.publish, {
    ...clients,
    ...chance,
    ...papers,
    clock,
    log: log('publish'),
    metrics,
  })
  return {
    api: wireApi(
      environments.api,
      {
        ...clients,
        ...chance,
        clock,
        log: log('api'),
        metrics,
        clientIp: (c) =>
          clientIp(
            { peer: getConnInfo(c).remote.address, forwardedFor: c.req.header('X-Forwarded-For') },
            environments.api.SIGN_UPS.proxies,
          ),
        ...(onHeldBack && { onHeldBack }),
        newRequestId: randomRequestId,
        requestId: () => randomUUID(),
        remainingMs: () => apiTimeoutSeconds * secondMs,
      },
      environments.keys,
    ),
    deliver: wireDeliver(
      environments.deliver,
      {
        ...clients,
        ...chance,
        composeMime,
        clock,
        lanes: mostLanes,
        newId: randomUUID,
        log: log('deliver'),
        metrics,
      },
      environments.keys,
    ),
    letters: wireLetters(
      environments.letters,
      { ...clients, ...chance, composeMime, clock, mailDomains: noNameServer, log: log('letters'), metrics },
      environments.keys,
    ),
    feedback: wireFeedback(
      environments.feedback,
      { ...clients, ...chance, clock, log: log('feedback'), metrics },
      environments.keys,
    ),
    tick: () => publish(schedulerEvent(clock())),
  }
}
