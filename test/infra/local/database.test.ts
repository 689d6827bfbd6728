import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { isPassing } from '../../../functions/api/is-passing.ts'
import { startDatabase } from '../../../infra/local/database.ts'
import { inTable } from '../../dynamo/in-table.ts'
import { anEdition, headOf } from '../../fakes/an-edition.ts'

test('a database that is stopped fails its callers with a fault that passes, and has all it stored when it is back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paperwire-database-'))
  const table = 'paperwire'
  const database = await startDatabase(folder, table, { port: 0, option: '' })
  onTestFinished(async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const { editions } = inTable({ client: database.client, table })
  await editions.publish(anEdition(23))

  await database.stop()
  const fault = await editions.recent().catch((error: unknown) => error)
  expect(isPassing(fault)).toBe(true)

  await database.start()
  expect(await editions.recent()).toEqual([headOf(anEdition(23))])
})
