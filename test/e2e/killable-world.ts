import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { SESClient } from '@aws-sdk/client-ses'
import { SQSClient } from '@aws-sdk/client-sqs'
import { buildSync } from 'esbuild'
import { bundleOptions } from '../../infra/bundling.ts'
import { startDatabase } from '../../infra/local/database.ts'
import { wireFunctions } from '../../infra/local/functions.ts'
import { listen } from '../../infra/local/listen.ts'
import { loadedAddress, loadReaders } from '../../infra/local/load-readers.ts'
import { localAws } from '../../infra/local/local-aws.ts'
import { snsEnvelope } from '../../infra/local/notification.ts'
import { onlyFrom } from '../../infra/local/papers/papers-from.ts'
import { sampleSource } from '../../infra/local/papers/sample.ts'
import { localQueues } from '../../infra/local/queues.ts'
import { sesStandIn } from '../../infra/local/ses/ses-stand-in.ts'
import { localEnvironments, localTable } from '../../infra/local/settings.ts'
import { queueUrl } from '../../infra/local/sqs/address.ts'
import { eventSource } from '../../infra/local/sqs/event-source.ts'
import { sqsServer } from '../../infra/local/sqs/server.ts'
import { sesClientConfig } from '../../shared/aws/client-config.ts'
import { dynamoCensus } from '../../shared/aws/dynamo-census.ts'
import { dynamoEditionStore } from '../../shared/aws/dynamo-edition-store.ts'
import { type Tally, tallyOf } from '../../shared/delivery/aftermath/tally.ts'
import { beforeAllEditions } from '../../shared/edition/edition-id.ts'
import { subscriberIds } from '../../shared/subscriber/subscriber-id.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const keys = {
  addressHashKey: 'a key for tests that hashes addresses',
  tokenKeys: JSON.stringify({ current: 'k1', k1: 'a key for tests that signs the links' }),
}
const port = { port: 0, option: '' }

/** The account's mails a second. A worker has 23 lanes at it. */
export const killableRate = 100

/**
 * The parts in this process, the worker in another one that can be killed, and a clock that can be moved on. It starts at
 * noon: a test that begins before the edition's hour and moves past it would see the next edition's digests, too.
 */
export async function killableWorld(folder: string) {
  let offsetMs = new Date().setHours(12, 0, 0, 0) - Date.now()
  const clock = (): number => Date.now() + offsetMs
  const database = await startDatabase(join(folder, 'database'), localTable, port)
  const queues = localQueues(clock)
  const sqs = await listen(sqsServer(queues.all), port)
  const ses = sesStandIn({
    clock,
    quota: { max24HourSend: 1_000_000, maxSendRate: killableRate },
    onEvent: (event) => void queues.feedback.send(snsEnvelope(event, clock())),
  })
  const inbox = await listen(ses.app, port)
  const urlOf = (queue: { name: string }): string => queueUrl(sqs.endpoint, queue.name)
  const places = {
    origin: 'https://papers.example.org',
    seatsQueueUrl: urlOf(queues.seats),
    lettersQueueUrl: urlOf(queues.letters),
    feedbackQueueUrl: urlOf(queues.feedback),
    feedbackDeadLettersUrl: urlOf(queues.feedbackDeadLetters),
  }
  const functions = wireFunctions({
    environments: localEnvironments(places, keys),
    clients: {
      dynamo: database.client,
      sqs: new SQSClient({ ...localAws, endpoint: sqs.endpoint }),
      ses: new SESClient({ ...localAws, ...sesClientConfig, endpoint: inbox.endpoint }),
    },
    papers: onlyFrom(sampleSource()),
    clock,
    log: () => ({ info() {}, warn() {}, error: console.error }),
  })
  const idOf = subscriberIds(new TextEncoder().encode(keys.addressHashKey))
  const feedback = eventSource({
    queue: queues.feedback,
    functionName: 'feedback',
    handler: functions.feedback,
    clock,
    timeoutSeconds: 60,
    maximumConcurrency: 2,
    onError: console.error,
  })

  // A worker starts many times. As a bundle it does so in a fraction of the time.
  buildSync({
    ...{ ...bundleOptions, minify: false },
    ...{ entryPoints: ['test/e2e/worker.ts'], outdir: join(folder, 'worker') },
  })
  const accepted = (): string[] => ses.messages().flatMap(({ destination }) => [...destination])
  const workerEnvironment = (): NodeJS.ProcessEnv => ({
    ...process.env,
    TABLE_NAME: localTable,
    SEATS: '1',
    SEATS_QUEUE_URL: places.seatsQueueUrl,
    LETTERS_QUEUE_URL: places.lettersQueueUrl,
    CONFIGURATION_SET: 'paperwire',
    ORIGIN: places.origin,
    ALLOWED_ORIGINS: '',
    PAPERS_PER_DIGEST: '10',
    BRAND: '{}',
    SIGN_UPS: '{}',
    LANGUAGE: 'en',
    SENDER_NAME: 'Paperwire',
    SENDER_ADDRESS: 'papers@paperwire.example',
    REPLY_TO: 'editors@paperwire.example',
    LIST_ID: 'digest.paperwire.example',
    POSTAL_ADDRESS: 'Example Lab',
    SECURITY_CONTACT: 'mailto:editors@paperwire.example',
    HSTS: 'host',
    TOKEN_KEYS: keys.tokenKeys,
    TOKEN_KEYS_SECRET: 'none',
    DYNAMODB: database.endpoint,
    SES: inbox.endpoint,
    SQS: sqs.endpoint,
    CLOCK_OFFSET_MS: String(offsetMs),
  })

  const children: ChildProcess[] = []
  return {
    ses,
    tick: functions.tick,
    accepted,
    settleFeedback: async (): Promise<void> => {
      await ses.eventsSettled()
      await feedback.drain()
    },
    moveOn: (ms: number): void => {
      offsetMs += ms
    },
    load: (count: number): Promise<void> =>
      loadReaders(database.client, localTable, idOf, count, beforeAllEditions, clock()),
    addresses: (count: number): string[] =>
      Array.from({ length: count }, (_, number) => loadedAddress(number)),
    idOf,
    /** The tally of the newest edition. */
    tally: async (): Promise<Tally> => {
      const recent = await dynamoEditionStore(database.client, localTable).recent()
      const head = recent.at(-1)
      if (!head) throw new Error('there is no edition')
      return tallyOf(head, recent, dynamoCensus(database.client, localTable), clock())
    },
    worker: () => {
      const child = spawn(process.execPath, [join(folder, 'worker', 'worker.mjs')], {
        cwd: root,
        env: workerEnvironment(),
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      children.push(child)
      const gone = once(child, 'close')
      const report = once(child.stdout, 'data').then(([chunk]) => String(chunk))
      const kill = async (): Promise<void> => {
        child.kill('SIGKILL')
        await gone
      }
      return {
        /** Kills it a while after it has sent its first mails: in the middle of its work. */
        killAfter: async (mails: number, thenMs: number): Promise<void> => {
          // Each mail goes to one address.
          const before = ses.messages().length
          while (ses.messages().length < before + mails) {
            await Promise.race([setTimeout(2), report.then(() => setTimeout(20))])
            if (child.exitCode !== null) throw new Error('the worker ended by itself')
          }
          await setTimeout(thenMs)
          await kill()
        },
        /** Lets it work off its seat; resolves with its report. */
        finish: async (): Promise<string> => {
          const printed = await report
          await kill()
          return printed
        },
      }
    },
    close: async (): Promise<void> => {
      for (const child of children) child.kill('SIGKILL')
      await inbox.close()
      await sqs.close()
      await database.close()
    },
  }
}
