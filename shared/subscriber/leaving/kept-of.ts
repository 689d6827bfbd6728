import { type EpochMs, secondMs } from '../../time/clock.ts'
import { parseSubscriber, type Subscriber } from '../subscriber.ts'
import { historyOf, rememberedOf, rememberedRequests } from './forgetting.ts'

/** An item as the table has it, with its key. */
export type StoredItem = Readonly<Record<string, unknown>>

/** Finds the words of a version of the consent; undefined if they are not known. */
export type WordsOf = (version: string) => Promise<unknown>

/** The attributes of a key. */
const key = ['pk', 'sk']

/**
 * Everything that is kept of a subscriber, for whoever asks: the reader by a link, the operator by a command. What may
 * not be known any more is left out, although it may still be stored. Beside each version of the consent stand its words.
 * @param items the subscriber's item and all beside it
 */
export async function keptOf(
  items: readonly StoredItem[],
  now: EpochMs,
  wordsOf: WordsOf,
): Promise<readonly StoredItem[]> {
  const kept = rememberedItems(items, now)
  return Promise.all(kept.map((item) => withWords(item, wordsOf) as Promise<StoredItem>))
}

/** What a mailbox's items say of its refusing sign-ups. Whoever asks for what is kept of an alias is told of that. */
export function refusalAmong(items: readonly StoredItem[]): readonly StoredItem[] {
  return items.flatMap(({ pk, sk, blockedAt, turnedAwayAt, turnedAwayFor, turnedAwayTo }) => {
    const turn = Object.entries({ turnedAwayAt, turnedAwayFor, turnedAwayTo })
    const known = turn.filter(([, value]) => value !== undefined)
    return blockedAt === undefined ? [] : [{ pk, sk, blockedAt, ...Object.fromEntries(known) }]
  })
}

/** A subscriber's item and all beside it, as far as they may still be known. */
function rememberedItems(items: readonly StoredItem[], now: EpochMs): readonly StoredItem[] {
  const own = items.find(({ sk }) => sk === 'subscriber')
  const beside = items.filter((item) => item !== own && !isOver(item, now))
  // Without its item, what stands beside it waits for its removal.
  if (!own) return []
  const subscriber = parsed(own)
  // An item that this release cannot read is shown as it is.
  if (!subscriber) return [...beside, own]
  switch (rememberedOf(subscriber, now)) {
    case 'everything': {
      const requests = rememberedRequests(subscriber, now)
      return [...beside, requests ? { ...own, requests } : own]
    }
    case 'history': {
      const names: readonly string[] = [...key, ...historyOf(subscriber, now)]
      const history = Object.fromEntries(Object.entries(own).filter(([name]) => names.includes(name)))
      return [...beside.flatMap(withoutPerson), history]
    }
    case 'nothing':
      return []
  }
}

function isOver({ expiresAtSeconds }: StoredItem, now: EpochMs): boolean {
  return Number(expiresAtSeconds) * secondMs <= now
}

/** A proof of consent without the address; nothing of choices that were replaced, which go with those in force. */
function withoutPerson({ address: _, ...item }: StoredItem): readonly StoredItem[] {
  return 'preferences' in item ? [] : [item]
}

function parsed(item: StoredItem): Subscriber | undefined {
  try {
    return parseSubscriber(item)
  } catch {
    return undefined
  }
}

/** The same with `words` beside each `wording`, wherever it stands. An item is a few levels deep. */
async function withWords(value: unknown, wordsOf: WordsOf): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((each) => withWords(each, wordsOf)))
  if (typeof value !== 'object' || value === null) return value
  const entries = await Promise.all(
    Object.entries(value).map(async ([name, each]) => [name, await withWords(each, wordsOf)] as const),
  )
  const { wording } = value as { readonly wording?: unknown }
  const words = typeof wording === 'string' ? await wordsOf(wording) : undefined
  return Object.fromEntries(words === undefined ? entries : [...entries, ['words', words] as const])
}
