import { Aspects, Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { domainOf } from '../shared/subscriber/address/address.ts'
import { Alarms } from './constructs/alarms.ts'
import { ApiFunction } from './constructs/api-function.ts'
import { CustomDomain } from './constructs/custom-domain.ts'
import { Dashboard } from './constructs/dashboard.ts'
import { DeliverFunction } from './constructs/deliver-function.ts'
import { FeedbackFunction } from './constructs/feedback-function.ts'
import type { Foundation } from './constructs/foundation.ts'
import { HttpApi } from './constructs/http-api.ts'
import { Keys } from './constructs/keys.ts'
import { LettersFunction } from './constructs/letters-function.ts'
import { LogRetention } from './constructs/log-retention.ts'
import { PublishFunction } from './constructs/publish-function.ts'
import { Sending } from './constructs/sending.ts'
import { type FunctionCode, ServiceFunction } from './constructs/service-function.ts'
import { Table } from './constructs/table.ts'
import { Tick } from './constructs/tick.ts'
import { WorkQueue } from './constructs/work-queue.ts'
import {
  deliverTimeoutSeconds,
  feedbackTimeoutSeconds,
  letterReceiveCount,
  lettersTimeoutSeconds,
} from './function-limits.ts'
import type { Stage } from './stages.ts'

export interface PaperwireStackProps {
  readonly stage: Stage
  readonly code: FunctionCode
  /**
   * True if the stack does not exist yet. CDK would protect it from deletion before it creates the resources.
   * If that first creation failed, the stack could be neither deleted nor created again. So `npm run deploy`
   * protects the stack after its creation.
   */
  readonly firstCreation?: boolean
}

/** All resources of one deployment, in one account and region. */
export class PaperwireStack extends Stack {
  constructor(scope: Construct, id: string, { stage, code, firstCreation = false }: PaperwireStackProps) {
    super(scope, id, {
      env: { region: stage.region, ...(stage.account && { account: stage.account }) },
      description: 'Paperwire: the trending research papers, by mail, once a day',
      terminationProtection: stage.production && !firstCreation,
    })
    const foundation: Foundation = {
      stage,
      code,
      table: new Table(this, 'Data', { keep: stage.production, restored: stage.tableName }),
      keys: new Keys(this, 'Keys', { keep: stage.production, backupRegion: stage.backupRegion }),
      seats: new WorkQueue(this, 'Seats', { consumerTimeoutSeconds: deliverTimeoutSeconds }),
      letters: new WorkQueue(this, 'Letters', {
        consumerTimeoutSeconds: lettersTimeoutSeconds,
        receives: letterReceiveCount,
      }),
      feedback: new WorkQueue(this, 'Reports', { consumerTimeoutSeconds: feedbackTimeoutSeconds }),
    }
    const { seats, letters, feedback } = foundation
    const sending = new Sending(this, 'Sending', {
      senderDomain: domainOf(stage.sender.address),
      replyTo: stage.replyTo,
      identity: stage.identity,
      mailFrom: stage.mailFrom,
      tls: stage.tls,
      feedback,
    })

    const api = new ApiFunction(this, 'Api', foundation)
    const http = new HttpApi(this, 'Http', {
      handler: api.function.lambda,
      throttle: stage.throttle,
      ownHost: stage.customDomain !== undefined,
    })
    if (stage.customDomain)
      new CustomDomain(this, 'Domain', {
        api: http.api,
        stage: http.stage,
        ...stage.customDomain,
      })
    const publish = new PublishFunction(this, 'Publish', foundation)
    new Tick(this, 'Tick', {
      publish: publish.function.lambda,
      deadLetters: publish.deadLetters.queue,
    })
    new DeliverFunction(this, 'Deliver', { ...foundation, sending })
    new LettersFunction(this, 'LettersFunction', { ...foundation, sending })
    new FeedbackFunction(this, 'Feedback', foundation)

    new Alarms(this, 'Alarms', {
      stage,
      http,
      publish,
      // The functions are found in the tree, so that none can be forgotten.
      functions: this.node.findAll().filter((each) => each instanceof ServiceFunction),
      deadLetters: {
        Seats: seats.deadLetters,
        Letters: letters.deadLetters,
        Reports: feedback.deadLetters,
        Ticks: publish.deadLetters,
      },
    })
    new Dashboard(this, 'Dashboard')
    Aspects.of(this).add(new LogRetention(stage.logDays, stage.production))
  }
}
