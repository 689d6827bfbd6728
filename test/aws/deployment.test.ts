import { CloudFormationClient, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation'
import { InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda'
import { SESClient, VerifyDomainIdentityCommand } from '@aws-sdk/client-ses'
import { GetQueueAttributesCommand, type QueueAttributeName, SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EditionHead } from '../../shared/edition/edition.ts'
import type { SubscriberId } from '../../shared/subscriber/subscriber-id.ts'
import { apiFront } from './stage/api-front.ts'
import type { HttpsFront } from './stage/https-front.ts'
import { type Readers, readerOf, readers } from './stage/readers.ts'
import { bounceOf, type PublishReport, reportsOf } from './stage/reports.ts'
import { run } from './stage/run.ts'
import { type SesFront, sesFront } from './stage/ses-front.ts'
import { senderDomain, type TestStage, testStage } from './stage/stage.ts'
import { whatStands } from './stage/what-stands.ts'

/** These tests are one life of a stage. Each begins where the one before it ended. */
describe('a stage on emulated AWS', () => {
  let door: HttpsFront
  let ses: SesFront
  let stage: TestStage
  let reader: Readers
  let report: PublishReport
  /** Turned off while a test reports by hand what became of mails. */
  let sesReports = true

  beforeAll(async () => {
    door = await apiFront(() => stage.output('HttpEndpoint'))
    stage = testStage(door.origin)
    report = reportsOf(stage.stack)
    ses = await sesFront(async ({ events }) => {
      if (sesReports) for (const event of events) await report(event)
    })
    reader = readers(door.origin, ses.mails)
  })

  afterAll(() => {
    door?.close()
    ses?.close()
    stage?.forget()
  })

  const stored = (id: SubscriberId) => stage.table().subscribers.get(id)

  async function edition(): Promise<EditionHead> {
    const [head, ...others] = await stage.table().editions.recent()
    if (!head || others.length > 0) throw new Error('the stage lives on one day, so it has one edition')
    return head
  }

  test('npm run deploy prepares the region, brings the whole stack up, and says what is missing', async () => {
    await new SESClient({}).send(new VerifyDomainIdentityCommand({ Domain: senderDomain }))
    const said = await stage.deploy({ papersPerDigest: 3 })
    const { StackResourceSummaries = [] } = await new CloudFormationClient({}).send(
      new ListStackResourcesCommand({ StackName: stage.stack }),
    )
    expect(StackResourceSummaries.length).toBeGreaterThan(50)
    const states = new Set(StackResourceSummaries.map(({ ResourceStatus }) => ResourceStatus))
    expect([...states]).toEqual(['CREATE_COMPLETE'])
    // What is missing depends on the DNS of the machine. The door stands open, so nothing is said of it.
    expect(said).toContain('The outputs of the stack:')
    expect(said).not.toContain(door.origin)
  })

  test('the deployed API answers at the known paths, and says so of an unknown one', async () => {
    expect(await (await fetch(`${door.origin}/health`)).json()).toMatchObject({ status: 'ok' })
    expect((await fetch(`${door.origin}/`)).status).toBe(200)
    expect((await fetch(`${door.origin}/no-such-page`)).status).toBe(404)
  })

  test('a fresh stage mails a confirmation at once, and waits for no tick', async () => {
    const letter = await reader.signUp('dora@example.org')
    expect(reader.link(letter, '/confirm/')).toContain(door.origin)
  })

  test('a tick of the scheduler publishes the edition of the day', async () => {
    await tick()
    expect(await edition()).toMatchObject({ kind: 'papers', sources: [{ outcome: 'papers' }] })
  })

  test('a reader signs up, confirms by the mailed link, and gets the edition at once, as large as the stage says', async () => {
    const digest = await reader.welcome('ann@example.org')
    expect(digest.email.text).toContain('The top 3 of ')
    expect(digest.message).toMatchObject({
      source: expect.stringContaining(senderDomain),
      tags: { edition: (await edition()).id },
    })
    await expect
      .poll(() => stored(readerOf(digest)))
      .toMatchObject({ status: 'confirmed', through: (await edition()).id })
  })

  test('a reader changes their preferences by the link in the digest', async () => {
    const digest = await reader.mailTo('ann@example.org', 'edition')
    const page = reader.link(digest, '/preferences/')
    expect((await fetch(page)).status).toBe(200)
    const changed = {
      hour: '9',
      timezone: 'Europe/Paris',
      frequency: 'weekly',
      topics: 'garden maps',
      language: 'de',
    }
    expect((await reader.post(page, changed)).status).toBe(200)
    expect(await stored(readerOf(digest))).toMatchObject({
      preferences: { ...changed, hour: 9, topics: ['garden maps'] },
    })
  })

  test('a Send event is counted, and a Delivery changes nothing for the reader', async () => {
    sesReports = false
    const digest = await reader.welcome('ben@example.org')
    await expect.poll(() => stored(readerOf(digest))).toMatchObject({ through: (await edition()).id })
    const before = await stored(readerOf(digest))
    const counted = await stage.table().tallies.sends((await edition()).id)
    for (const event of digest.events) await report(event)
    expect(digest.events.map(({ eventType }) => eventType)).toEqual(['Send', 'Delivery'])
    await expect.poll(async () => stage.table().tallies.sends((await edition()).id)).toBe(counted + 1)
    expect(await stored(readerOf(digest))).toEqual(before)
  })

  test('a permanent bounce suppresses the reader whose mail bounced, and nobody else', async () => {
    const digest = await reader.mailTo('ben@example.org', 'edition')
    await report(bounceOf(digest))
    await expect.poll(() => stored(readerOf(digest))).toMatchObject({ status: 'suppressed' })
    const other = readerOf(await reader.mailTo('ann@example.org', 'edition'))
    expect(await stored(other)).toMatchObject({ status: 'confirmed' })
    sesReports = true
  })

  test('npm run smoke finds that everything works', async () => {
    expect(await run('npm', 'run', 'smoke', '--', '--stage', stage.name, '--minutes', '2')).toContain(
      'Everything works.',
    )
  })

  test('the tally of the deployed table accounts for every reader', async () => {
    const said = await run('npm', 'run', 'tally', '--', '--table', stage.output('TableName'))
    expect(said).toMatch(/audience +2\n +submitted +2\n/)
    expect(said).toContain('SES reported 2 digests of this day as sent.')
  })

  test('an update with other settings keeps the address, the keys, the table and its readers, and takes effect at once', async () => {
    const before = stage.outputs()
    const ann = readerOf(await reader.mailTo('ann@example.org', 'edition'))
    const known = await stored(ann)
    await stage.deploy({ papersPerDigest: 5, seats: 2 })
    expect(stage.outputs()).toEqual(before)
    expect(await stored(ann)).toEqual(known)
    const digest = await reader.welcome('cleo@example.org')
    expect(digest.email.text).toContain('The top 5 of ')
  })

  test("one click on the mailbox's own button unsubscribes", async () => {
    const digest = await reader.mailTo('cleo@example.org', 'edition')
    const header = (name: string) => digest.email.headers.find(({ key }) => key === name)?.value ?? ''
    const [, link = ''] = /<(https:[^>]+)>/.exec(header('list-unsubscribe')) ?? []
    const [field = '', value = ''] = header('list-unsubscribe-post').split('=')
    expect((await reader.post(link, { [field]: value })).status).toBe(200)
    expect(await stored(readerOf(digest))).toMatchObject({ status: 'unsubscribed' })
  })

  test('no call of a function failed so often that its message was put aside', async () => {
    const queues = Object.entries(stage.outputs()).filter(([name]) => name.includes('DeadLettersUrl'))
    expect(queues.length).toBeGreaterThan(0)
    const sqs = new SQSClient({ useQueueUrlAsEndpoint: false })
    for (const [name, QueueUrl] of queues) {
      const AttributeNames: QueueAttributeName[] = ['ApproximateNumberOfMessages']
      const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }))
      expect(Attributes, name).toEqual({ ApproximateNumberOfMessages: '0' })
    }
  })

  test('a destroyed stage leaves nothing', async () => {
    const stood = await whatStands()
    for (const [kind, names] of Object.entries(stood)) expect(names, kind).not.toEqual([])
    await stage.destroy()
    expect(await whatStands()).toEqual(Object.fromEntries(Object.keys(stood).map((kind) => [kind, []])))
  })
})

/** Calls publish as the scheduler does, and fails if the call failed. */
async function tick(): Promise<void> {
  const lambda = new LambdaClient({})
  const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}))
  const publish = Functions.find(({ FunctionName }) => FunctionName?.includes('PublishFunction'))
  const event = new TextEncoder().encode(JSON.stringify({ source: 'aws.scheduler' }))
  const answer = await lambda.send(new InvokeCommand({ FunctionName: publish?.FunctionName, Payload: event }))
  expect(answer.FunctionError, new TextDecoder().decode(answer.Payload)).toBeUndefined()
}
