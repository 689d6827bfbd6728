import { wireMail } from '../../../functions/mail/wire-mail.ts'
import type { SesClient } from '../../../shared/aws/ses-mailer.ts'
import { type Digest, mostPapers } from '../../../shared/edition/digest.ts'
import type { WholeEdition } from '../../../shared/edition/edition.ts'
import { sharedDigests } from '../../../shared/edition/shared-digests.ts'
import { mostPerTopic } from '../../../shared/edition/topic-section.ts'
import { digestComposer } from '../../../shared/mail/digest-composer.ts'
import { composeMime } from '../../../shared/mime/compose-mime.ts'
import type { Confirmed } from '../../../shared/subscriber/subscriber.ts'
import { judgements } from '../../eval/topics/judgements.ts'
import { memoryQueue } from '../../simulation/memory-queue.ts'
import { simulatedEnvironments } from '../../simulation/simulated-environment.ts'
import { answerParent } from './answer-parent.ts'
import { busyEdition } from './busy-edition.ts'
import { dueReader, tenOf } from './due-reader.ts'
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

/** As `wireDeliver` chooses and composes. Digests are chosen anew in each round, as on each day. */
const [newChoice, composeDigest] = [sharedDigests, digestComposer()]

let choose = newChoice()

const readers: { list: Confirmed[]; topics: Confirmed[] } = { list: [], topics: [] }

/** Readers without topics, and with ten. */
export type Kind = keyof typeof readers

interface Chosen {
  readonly reader: Confirmed
  readonly digest: Digest
}

function chosenFor(reader: Confirmed): Chosen {
  const digest = choose({
    editions: [edition],
    recent: [edition],
    reader: { ...reader, topics: reader.preferences.topics },
    papersPerDigest: deliver.PAPERS_PER_DIGEST,
  })
  if (!digest) throw new Error('the edition has nothing for a reader')
  return { reader, digest }
}

let chosen: readonly Chosen[] = []

/** From the digest to the bytes that the SDK gets: tokens, headers, both parts. */
async function compose({ reader, digest }: Chosen): Promise<void> {
  const mail = composeDigest(await contextFor(reader), reader, digest, Date.now())
  await mailer.submit(mail, { edition: edition.id, subscriber: reader.id, attempt: 'one' })
}

const deeds = {
  /** Makes an edition, and looks for so many readers without topics, and as many whose ten topics fill a digest. */
  prepare({ papers, readers: most }: { readonly papers: number; readonly readers: number }) {
    edition = busyEdition(papers, Date.now())
    const finding = findingTopics()
    for (let number = 0; readers.topics.length < most; number++) {
      if (number > 20 * most) throw new Error(`only ${readers.topics.length} digests are full`)
      const reader = dueReader(number, 'none', Date.now())
      const withTopics = withTopicsOf(reader, tenOf(finding, number))
      if (number < most) readers.list.push(reader)
      if (papersIn(chosenFor(withTopics).digest) === mostPapers) readers.topics.push(withTopics)
    }
  },
  /** Chooses the digests of all readers of a kind. */
  choose(kind: Kind): Promise<Spent> {
    choose = newChoice()
    return spending(async () => {
      chosen = readers[kind].map(chosenFor)
      return chosen.length
    })
  },
  /** Composes the digests that were chosen last. */
  compose: (): Promise<Spent> =>
    spending(async () => {
      for (const each of chosen) await compose(each)
      return chosen.length
    }),
  /** The first mails of the digests that were chosen last. */
  async samples(count: number): Promise<Uint8Array[]> {
    const mails: Uint8Array[] = []
    for (const each of chosen.slice(0, count)) {
      await compose(each)
      mails.push(Uint8Array.from(sent))
    }
    return mails
  },
}

const withTopicsOf = (reader: Confirmed, topics: readonly string[]): Confirmed => ({
  ...reader,
  preferences: { ...reader.preferences, topics },
})

/** A spelling of each subject of which the edition has so many papers that it fills its part of a digest. */
function findingTopics(): string[] {
  const anybody = dueReader(0, 'none', Date.now())
  const found = (topic: string): number => {
    const { digest } = chosenFor(withTopicsOf(anybody, [topic]))
    return papersIn(digest) - digest.top.length
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
