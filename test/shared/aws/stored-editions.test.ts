import { PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { beforeEach, describe, expect, test } from 'vitest'
import { dynamoEditionStore } from '../../../shared/aws/dynamo-edition-store.ts'
import { dynamoTallyStore } from '../../../shared/aws/dynamo-tally-store.ts'
import type { EditionPaper } from '../../../shared/edition/edition.ts'
import type { EditionStore } from '../../../shared/edition/edition-store.ts'
import { onEachDatabase } from '../../contracts/database-under-test.ts'
import type { InTable } from '../../dynamo/in-table.ts'
import { anEdition, aPaperInPlace, headOf, withList } from '../../fakes/an-edition.ts'

/** The stored item of an edition whose sort key begins so, for a test to change. */
async function storedItem({ client, table }: InTable, beginning: string) {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table }))
  const item = Items.map((each) => unmarshall(each)).find(({ sk }) => sk.startsWith(beginning))
  if (!item) throw new Error(`no item ${beginning}`)
  const put = async (changed: Readonly<Record<string, unknown>>): Promise<void> => {
    await client.send(new PutItemCommand({ TableName: table, Item: marshall({ ...item, ...changed }) }))
  }
  return { item, put }
}

onEachDatabase((freshTable) => {
  describe('stored editions', () => {
    const edition = anEdition(23, {
      papers: [aPaperInPlace(1)],
      others: [aPaperInPlace(2)],
      acronyms: [{ short: 'GG', long: 'graph gaps', weight: 20 }],
    })
    const { id } = edition
    let made: InTable
    let editions: EditionStore
    beforeEach(async () => {
      made = await freshTable()
      editions = dynamoEditionStore(made.client, made.table)
      await editions.publish(edition)
    })

    test('a stored head from before editions had several sources is read, with none', async () => {
      const { otherCount: _, climbingCount: __, sources: ___, ...older } = headOf(edition)
      const { put } = await storedItem(made, 'head')
      await put({ head: older })
      const read = await editions.get(id)
      expect(read).toEqual({ ...withList(edition), sources: [], otherCount: 0, climbingCount: 0 })
    })

    test('a stored paper from before papers had categories is read, with none', async () => {
      const { item, put } = await storedItem(made, 'paper#')
      const { categories: _, ...older } = item.paper.paper
      await put({ paper: { ...item.paper, paper: older } })
      expect(await editions.whole(id)).toEqual(edition)
    })

    test('a reason of a kind that only another release knows is left out', async () => {
      const { item, put } = await storedItem(made, 'paper#')
      const reasons = [{ kind: 'given-order', rank: 1 }, ...item.paper.reasons, { kind: 'to come' }]
      await put({ paper: { ...item.paper, reasons } })
      expect(await editions.whole(id)).toEqual(edition)
    })

    test.each<[string, string, (paper: EditionPaper) => unknown]>([
      ['no paper', 'all of it', () => 'nothing'],
      [
        'no abstract',
        'paper.abstract',
        ({ paper: { abstract: _, ...paper }, ...rest }) => ({ ...rest, paper }),
      ],
      ['a text for a score', 'score', (paper) => ({ ...paper, score: 'high' })],
      [
        'a reason without its count',
        'reasons.1.count',
        (paper) => ({ ...paper, reasons: [...paper.reasons, { kind: 'stars' }] }),
      ],
    ])('a stored paper with %s is an error that names the edition and %s', async (_what, field, breakIt) => {
      const { item, put } = await storedItem(made, 'paper#')
      await put({ paper: breakIt(item.paper) })
      await expect(editions.whole(id)).rejects.toThrow(`edition ${id}, paper 1 cannot be read: ${field}`)
    })

    test('a broken head is an error that names the edition and the field, even among the recent ones', async () => {
      const broken = { ...headOf(edition), hash: 7, kind: 'busy' }
      const problem = `edition ${id}, its head cannot be read: kind, hash`
      for (const [beginning, change] of [
        ['head', { head: broken }],
        ['recent', { heads: [broken] }],
      ] as const) {
        const { put } = await storedItem(made, beginning)
        await put(change)
      }
      await expect(editions.get(id)).rejects.toThrow(problem)
      await expect(editions.recent()).rejects.toThrow(problem)
    })

    test('broken acronyms are an error that names the edition and the field', async () => {
      const { put } = await storedItem(made, 'acronyms#')
      await put({ acronyms: [{ short: 'GG', long: 'graph gaps' }] })
      await expect(editions.whole(id)).rejects.toThrow(`edition ${id}, its acronyms cannot be read: 0.weight`)
    })

    test('broken ids are an error that names the edition and the field', async () => {
      const { item, put } = await storedItem(made, 'ids#')
      await put({ ids: { ...item.ids, listed: [1] } })
      await expect(editions.ids(headOf(edition))).rejects.toThrow(
        `edition ${id}, its ids cannot be read: listed.0`,
      )
    })

    test('a broken tally is an error that names the edition and the field', async () => {
      const tallies = dynamoTallyStore(made.client, made.table)
      const outcomes = { submitted: 1, failed: 0, suppressed: 0, skipped: 0, quiet: 0, inDoubt: 0 }
      const tally = { edition: id, audience: 1, outcomes, sends: 1, sealedAt: 5 }
      const Item = marshall({ pk: `edition#${id}`, sk: 'tally', tally })
      await made.client.send(new PutItemCommand({ TableName: made.table, Item }))
      await expect(tallies.sealed(id)).rejects.toThrow(`edition ${id} cannot be read: tally.outcomes.waiting`)
    })
  })
})
