import { type EpochMs, secondMs } from '../time/clock.ts'
import { historyOf, rememberedOf } from './forgetting.ts'
import { parseSubscriber, type Subscriber } from './subscriber.ts'

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
  const kept = items.flatMap((item) => remembered(item, now) ?? [])
  return Promise.all(kept.map((item) => withWords(item, wordsOf) as Promise<StoredItem>))
}

function remembered(item: StoredItem, now: EpochMs): StoredItem | undefined {
  if (item.sk !== 'subscriber') return Number(item.expiresAtSeconds) * secondMs <= now ? undefined : item
  const subscriber = parsed(item)
  // An item that this release cannot read is shown as it is.
  if (!subscriber) return item
  switch (rememberedOf(subscriber, now)) {
    case 'everything':
      return item
    case 'history': {
      const names: readonly string[] = [...key, ...historyOf(subscriber, now)]
      return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)))
    }
    case 'nothing':
      return undefined
  }
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
