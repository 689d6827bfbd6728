import type { Message } from './message.ts'

/** A store of accepted messages, oldest first. */
export interface MessageStore {
  all(): readonly Message[]
  find(messageId: string): Message | undefined
  /** A number larger than all numbers before. */
  nextPlace(): number
  /** Stores a message and its source. When it resolves, both survive a restart. */
  put(message: Message, source: Buffer): Promise<void>
  source(messageId: string): Promise<Buffer | undefined>
  clear(): Promise<void>
}

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

/** The messages by id and in the order of acceptance, even if they were added in another order. */
export function messageIndex(loaded: readonly Message[]) {
  const ordered = loaded.toSorted((a, b) => a.place - b.place)
  let lastPlace = ordered.at(-1)?.place ?? 0
  const byId = new Map(ordered.map((message) => [message.messageId, message]))
  return {
    all: (): readonly Message[] => ordered,
    find: (messageId: string) => byId.get(messageId),
    nextPlace: () => {
      lastPlace += 1
      return lastPlace
    },
    add(message: Message): void {
      byId.set(message.messageId, message)
      ordered.splice(ordered.findLastIndex((each) => each.place < message.place) + 1, 0, message)
    },
    clear(): void {
      byId.clear()
      ordered.length = 0
    },
  }
}
