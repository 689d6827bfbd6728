import type { Answer, SqsFault } from './fault.ts'
import { maxBatchEntries, maxMessageBytes } from './message.ts'

interface BatchEntry {
  readonly Id: string
  readonly MessageBody?: string
}

/** The reason why SQS refuses the whole batch; undefined if each entry gets its own answer. */
export function badBatch(entries: readonly BatchEntry[]): SqsFault | undefined {
  if (entries.length === 0) {
    return { code: 'EmptyBatchRequest', message: 'The batch request contains no entries.' }
  }
  if (entries.length > maxBatchEntries) {
    return {
      code: 'TooManyEntriesInBatchRequest',
      message: `The batch has ${entries.length} entries: at most ${maxBatchEntries} are allowed.`,
    }
  }
  const ids = entries.map((entry) => entry.Id)
  const malformed = ids.find((id) => !/^[\w-]{1,80}$/.test(id))
  if (malformed !== undefined) {
    return {
      code: 'InvalidBatchEntryId',
      message: `Id ${JSON.stringify(malformed)}: 1 to 80 letters, digits, hyphens and underscores are allowed.`,
    }
  }
  const repeated = ids.find((id, place) => ids.indexOf(id) !== place)
  if (repeated !== undefined) {
    return { code: 'BatchEntryIdsNotDistinct', message: `Id ${repeated} repeated.` }
  }
  const bytes = entries.reduce((sum, entry) => sum + Buffer.byteLength(entry.MessageBody ?? ''), 0)
  if (bytes > maxMessageBytes) {
    return {
      code: 'BatchRequestTooLong',
      message: `The bodies have ${bytes} bytes together: at most ${maxMessageBytes} are allowed.`,
    }
  }
  return undefined
}

/** The answers of all entries in SQS's two lists. As on AWS, an empty list is left out. */
export function eachEntry<Entry extends BatchEntry>(
  entries: readonly Entry[],
  answer: (entry: Entry) => Answer,
): Answer {
  const successful: object[] = []
  const failed: object[] = []
  for (const entry of entries) {
    const own = answer(entry)
    if ('ok' in own) successful.push({ Id: entry.Id, ...own.ok })
    else failed.push({ Id: entry.Id, SenderFault: true, Code: own.fault.code, Message: own.fault.message })
  }
  return {
    ok: {
      ...(successful.length > 0 && { Successful: successful }),
      ...(failed.length > 0 && { Failed: failed }),
    },
  }
}
