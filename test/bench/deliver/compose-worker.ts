import { wireMail } from '../../../functions/mail/wire-mail.ts'
import type { SesClient } from '../../../shared/aws/ses-mailer.ts'
import { type Digest, mostPapers, selectDigest } from '../../../shared/edition/digest.ts'
import type { WholeEdition } from '../../../shared/edition/edition.ts'
import { mostPerTopic } from '../../../shared/edition/topic-section.ts'
import { composeDigestMail } from '../../../shared/mail/digest-mail.tsx'
import { composeMime } from '../../../shared/mime/compose-mime.ts'
import { maximumTopics } from '../../../shared/subscriber/preferences/given-preferences.ts'
import type { Confirmed } from '../../../shared/subscriber/subscriber.ts'
import { judgements } from '../../eval/topics/judgements.ts'
import { memoryQueue } from '../../simulation/memory-queue.ts'
import { simulatedEnvironments } from '../../simulation/simulated-environment.ts'
import { answerParent } from './answer-parent.ts'
import { busyEdition } from './busy-edition.ts'
import { dueReader } from './due-reader.ts'
import { type Spent, spending } from './spent.ts'

const queue = memoryQueue({ name: 'none', clock: Date.now, visibilityTimeoutSeconds: 30 })
const { deliver, keys } = simulatedEnvironments({
  seats: queue,
  letters: queue,
  feedback: queue,
  feedbackDeadLetters: queue,
})

/** What would have been sent last. */
let sent: Uint8Array = new Uint8Array()
const ses = {
  send: async ({ input }: { readonly input: { readonly RawMessage: { readonly Data: Uint8Array } } }) => {
    sent = input.RawMessage.Data
    return { MessageId: 'one' }
  },
} as unknown as SesClient
const { mailer, contextFor } = wireMail(deliver, { ses, composeMime }, keys)

let edition: WholeEdition

interface Chosen {
  readonly reader: Confirmed
  readonly digest: Digest
}

const chosen: { list: Chosen[]; topics: Chosen[] } = { list: [], topics: [] }

export type Kind = keyof typeof chosen

/** As `wireDeliver` chooses and composes. */
const [chooseDigest, composeDigest] = [selectDigest, composeDigestMail]

const select = (reader: Confirmed): Digest | undefined =>
  chooseDigest({
    editions: [edition],
    recent: [edition],
    reader: { ...reader, topics: reader.preferences.topics },
    papersPerDigest: deliver.PAPERS_PER_DIGEST,
  })

/** From the digest to the bytes that the SDK gets: tokens, headers, both parts. */
async function compose({ reader, digest }: Chosen): Promise<void> {
  const mail = composeDigest(await contextFor(reader), reader, digest, Date.now())
  await mailer.submit(mail, { edition: edition.id, subscriber: reader.id, attempt: 'one' })
}

const deeds = {
  /** Makes an edition, and chooses so many readers without topics, and as many whose ten topics fill a digest. */
  prepare({ papers, readers }: { readonly papers: number; readonly readers: number }) {
    edition = busyEdition(papers, Date.now())
    const topics = findingTopics()
    const topicsOf = (number: number): string[] =>
      Array.from({ length: maximumTopics }, (_, place) => topics[(number + place * 7) % topics.length] ?? '')
    for (let number = 0; chosen.list.length < readers || chosen.topics.length < readers; number++) {
      if (number > 20 * readers) throw new Error(`only ${chosen.topics.length} digests are full`)
      const reader = dueReader(number, 'none', Date.now())
      choose('list', reader, readers)
      choose(
        'topics',
        { ...reader, preferences: { ...reader.preferences, topics: topicsOf(number) } },
        readers,
      )
    }
  },
  /** The first mails of a kind. */
  async samples(kind: Kind, count: number): Promise<Uint8Array[]> {
    const mails: Uint8Array[] = []
    for (const each of chosen[kind].slice(0, count)) {
      await compose(each)
      mails.push(Uint8Array.from(sent))
    }
    return mails
  },
  compose: (kind: Kind): Promise<Spent> =>
    spending(chosen[kind].length, async () => {
      for (const each of chosen[kind]) await compose(each)
    }),
  search: (kind: Kind): Promise<Spent> =>
    spending(chosen[kind].length, async () => {
      for (const { reader } of chosen[kind]) select(reader)
    }),
}

const fullDigest: Readonly<Record<Kind, number>> = { list: deliver.PAPERS_PER_DIGEST, topics: mostPapers }

function choose(kind: Kind, reader: Confirmed, most: number): void {
  const digest = select(reader)
  if (digest && papersIn(digest) === fullDigest[kind] && chosen[kind].length < most)
    chosen[kind].push({ reader, digest })
}

/** A spelling of each subject of which the edition has so many papers that it fills its part of a digest. */
function findingTopics(): string[] {
  const anybody = dueReader(0, 'none', Date.now())
  const found = (topic: string): number => {
    const digest = select({ ...anybody, preferences: { ...anybody.preferences, topics: [topic] } })
    return digest ? papersIn(digest) - digest.top.length : 0
  }
  return judgements.judged.flatMap(({ topics }) =>
    topics.slice(0, 1).filter((topic) => found(topic) === mostPerTopic),
  )
}

function papersIn({ top, topics }: Digest): number {
  return top.length + topics.reduce((sum, { papers }) => sum + papers.length, 0)
}

export type ComposeDeeds = typeof deeds

answerParent(deeds)
