import {
  CloudFormationClient,
  DescribeStacksCommand,
  ListStackResourcesCommand,
} from '@aws-sdk/client-cloudformation'
import { ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda'
import { ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { ListConfigurationSetsCommand, SESClient, VerifyDomainIdentityCommand } from '@aws-sdk/client-ses'
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns'
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { output } from '../../infra/cli/deploying/deployed-stage.ts'
import { parseSubscriberId, type SubscriberId } from '../../shared/subscriber/subscriber-id.ts'
import { apiFront } from './stage/api-front.ts'
import type { HttpsFront } from './stage/https-front.ts'
import { type PublishReport, reportsOf } from './stage/reports.ts'
import { type SentMail, type SesFront, sesFront } from './stage/ses-front.ts'
import { setting } from './stage/settings.ts'
import { type Ended, run, senderDomain, type TestStage, testStage } from './stage/stage.ts'

const cloudFormation = new CloudFormationClient({})
const lambda = new LambdaClient({})

/** These tests are one life of a stage. Each goes on where the one before it ended. */
describe('a stage on emulated AWS', { sequential: true }, () => {
  let stage: TestStage
  let door: HttpsFront
  let ses: SesFront
  let publishReport: PublishReport
  /** Set while nobody reports what becomes of mails, so that a test can do it by hand. */
  let silent = false

  beforeAll(async () => {
    door = await apiFront(() => output(stage.outputs(), 'HttpEndpoint'))
    stage = testStage(door.origin)
    publishReport = reportsOf(stage.stack)
    ses = await sesFront(Number(new URL(setting.sesEndpoint).port), async ({ events }) => {
      if (!silent) for (const event of events) await publishReport(event)
    })
  })

  afterAll(() => {
    door?.close()
    ses?.close()
    stage?.forget()
  })

  const deploy = (changes: Readonly<Record<string, unknown>>): Promise<Ended> => {
    stage.set(changes)
    return run('npm', 'run', 'deploy', '--', '--stage', stage.name)
  }

  async function tick(): Promise<void> {
    const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}))
    const publish = Functions.find(({ FunctionName }) => FunctionName?.includes('PublishFunction'))
    const Payload = JSON.stringify({ source: 'aws.scheduler' })
    const answer = await lambda.send(
      new InvokeCommand({ FunctionName: publish?.FunctionName, Payload: new TextEncoder().encode(Payload) }),
    )
    expect(answer.FunctionError, new TextDecoder().decode(answer.Payload)).toBeUndefined()
  }

  const mailsTo = (address: string): SentMail[] =>
    ses.mails.filter(({ message }) => message.destination.includes(address))

  async function mailTo(address: string, kind: 'letter' | 'edition'): Promise<SentMail> {
    return vi.waitFor(
      () => {
        const mail = mailsTo(address).find(({ message }) => message.tags[kind] !== undefined)
        if (!mail) throw new Error(`no mail with the tag ${kind} went to ${address}`)
        return mail
      },
      { timeout: 90_000, interval: 100 },
    )
  }

  const link = ({ email }: SentMail, path: string): string => {
    const words = (email.text ?? '').split(/\s+/)
    return words.find((word) => word.startsWith(`${door.origin}${path}`)) ?? `no link to ${path}`
  }

  const signUp = (email: string, more: object = {}): Promise<Response> =>
    fetch(`${door.origin}/api/subscriptions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, timezone: 'UTC', hour: 0, ...more }),
    })

  /** Signs a reader up and confirms. Returns their first digest. */
  async function welcome(address: string): Promise<SentMail> {
    expect((await signUp(address)).status).toBe(202)
    const letter = await mailTo(address, 'letter')
    const confirmed = await fetch(link(letter, '/confirm/'), { method: 'POST' })
    expect(confirmed.status, await confirmed.text()).toBe(200)
    return mailTo(address, 'edition')
  }

  const idOf = ({ message }: SentMail): SubscriberId => {
    const id = parseSubscriberId(message.tags.subscriber ?? '')
    if (!id) throw new Error(`a mail without a subscriber: ${JSON.stringify(message.tags)}`)
    return id
  }

  const statusOf = async (id: SubscriberId) => (await stage.table().subscribers.get(id))?.status

  test('npm run deploy prepares the region, brings the whole stack up, and says what is missing', async () => {
    await new SESClient({}).send(new VerifyDomainIdentityCommand({ Domain: senderDomain }))
    const { code, output: said } = await deploy({ papersPerDigest: 3 })
    expect({ code, said }).toMatchObject({ code: 0 })
    expect(said).toContain(`${stage.stack}: `)
    // The door stood open during the deployment, so nothing is missing at it.
    expect(said).not.toContain(door.origin)
    const { StackResourceSummaries: resources = [] } = await cloudFormation.send(
      new ListStackResourcesCommand({ StackName: stage.stack }),
    )
    expect(resources.length).toBeGreaterThan(50)
    expect(resources.filter(({ ResourceStatus }) => ResourceStatus !== 'CREATE_COMPLETE')).toEqual([])
    console.log(said.slice(-1500))
  })

  test('the deployed API answers, and its last route answers what is unknown', async () => {
    const health = await fetch(`${door.origin}/health`)
    expect(await health.json()).toMatchObject({ status: 'ok' })
    expect((await fetch(`${door.origin}/no-such-page`)).status).toBe(404)
  })

  test('a tick publishes the edition of the day', async () => {
    await tick()
    const [edition] = await stage.table().editions.recent()
    expect(edition).toMatchObject({ kind: 'papers', sources: [{ source: 'huggingface', outcome: 'papers' }] })
  })

  test('a reader signs up, confirms by the mailed link, and gets the edition at once, as large as the stage says', async () => {
    const digest = await welcome('ann@example.org')
    expect(digest.email.text).toContain('The top 3 of ')
    const { papers } = (await stage.table().editions.get(
      (await stage.table().editions.recent())[0]?.id ?? ('' as never),
    )) ?? { papers: [] }
    expect(papers.length).toBeGreaterThan(5)
    console.log(digest.message)
  })
})
