import type { DeliveryStore, DueRow } from '../attempt/delivery-store.ts'

type Pages = (shard: number, cursor?: string) => ReturnType<DeliveryStore['due']>

/**
 * The due rows of all shards, one of each shard in turn, so that the mails' writes spread over all partitions of the
 * index. Within a shard the longest waiting come first. A page is read when its first row is wanted.
 */
export async function* dueRows(shards: readonly number[], pages: Pages): AsyncGenerator<DueRow> {
  let sources = shards.map((shard) => rowsOf(shard, pages))
  while (sources.length > 0) {
    const more: typeof sources = []
    for (const source of sources) {
      const { value, done } = await source.next()
      if (done) continue
      yield value
      more.push(source)
    }
    sources = more
  }
}

async function* rowsOf(shard: number, pages: Pages): AsyncGenerator<DueRow> {
  let cursor: string | undefined
  do {
    const page = await pages(shard, cursor)
    yield* page.rows
    cursor = page.cursor
  } while (cursor !== undefined)
}
