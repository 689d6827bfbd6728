import type { Message } from './message.ts'

/** A store of accepted messages, oldest first. */
export interface MessageStore {
  all(): readonly Message[]
  find(messageId: string): Message | undefined
  /** A number larger than all numbers before. */
  nextPlace(): number
  /**
   * Stores a message and its source. When it resolves, both survive a restart. Throws NotKept if the disk does not take
   * them.
   */
  put(message: Message, source: Buffer): Promise<void>
  source(messageId: string): Promise<Buffer | undefined>
  clear(): Promise<void>
}

/** A message could not be kept. The words are for the person whose machine it is. */
export class NotKept extends Error {}

/** A store in memory, which is lost at exit. */
export function memoryMessageStore(): MessageStore {
  const index = messageIndex([])
  const sources = new Map<string, Buffer>()
  return {
    all: index.all,
    find: index.find,
    nextPlace: index.nextPlace,
    async put(message, source) {
      sources.set(message.messageId, source)
      index.add(message)
    },
    source: async (messageId) => sources.get(messageId),
    async clear() {
      index.clear()
      sources.clear()
    },
  }
}

/**
 * A function that returns the first of all equal texts. The digests of a day share their sender, subject and edition;
 * each would keep copies of its own, ten thousand times.
 */
function sharedTexts(): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const first = known.get(text)
    if (first !== undefined) return first
    if (known.size >= mostShared) known.clear()
    known.set(text, text)
    return text
  }
}

const mostShared = 1_000

/** The messages by id and in the order of acceptance, even if they were added in another order. */
export function messageIndex(loaded: readonly Message[]) {
  const shared = sharedTexts()
  const slim = (message: Message): Message => ({
    ...message,
    source: shared(message.source),
    from: shared(message.from),
    subject: shared(message.subject),
    tags: { ...message.tags, ...(message.tags.edition && { edition: shared(message.tags.edition) }) },
  })
  const ordered = loaded.map(slim).sort((a, b) => a.place - b.place)
  let lastPlace = ordered.at(-1)?.place ?? 0
  const byId = new Map(ordered.map((message) => [message.messageId, message]))
  return {
    all: (): readonly Message[] => ordered,
    find: (messageId: string) => byId.get(messageId),
    nextPlace: () => {
      lastPlace += 1
      return lastPlace
    },
    add(given: Message): void {
      const message = slim(given)
      byId.set(message.messageId, message)
      ordered.splice(ordered.findLastIndex((each) => each.place < message.place) + 1, 0, message)
    },
    clear(): void {
      byId.clear()
      ordered.length = 0
    },
  }
}
