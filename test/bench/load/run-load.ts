import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tokenKeysSchema } from '../../../functions/lambda/keys.ts'
import { localKeys } from '../../../infra/local/data-folder.ts'
import { loadReaders } from '../../../infra/local/load-readers.ts'
import { localTable } from '../../../infra/local/settings.ts'
import { beforeAllEditions } from '../../../shared/edition/edition-id.ts'
import { subscriberIds } from '../../../shared/subscriber/subscriber-id.ts'
import { startChild } from './child.ts'
import { openConnections } from './connections.ts'
import { confirmations, oneClicks, page, signUps, signUpsOfOne } from './stages.ts'
import { storedReaders } from './stored-readers.ts'
import { besideBare, duringOutage, type LoadFigure, type UnderLoad } from './under-load.ts'

export interface LoadOptions {
  readonly connections: number
  /** For each kind of request. */
  readonly seconds: number
}

/** Readers for one-click. Once all have left, the first leave again, which is answered like the first time. */
const readerCount = 2_000

/** The local world and a bare Hono app, each in a process of its own, under as many requests as the connections carry. */
export async function runLoad({ connections, seconds }: LoadOptions): Promise<readonly LoadFigure[]> {
  const data = mkdtempSync(join(tmpdir(), 'paperwire-load-'))
  const world: UnderLoad['world'] = await startChild('world-process.ts', data)
  const bare: UnderLoad['bare'] = await startChild('bare-server.ts')
  const ours = openConnections(world.started.origin, connections)
  const bares = openConnections(bare.started.origin, connections)
  const stored = storedReaders(world.started.databaseEndpoint)
  try {
    return await allFigures({ seconds, world, bare, ours, bares, stored }, data)
  } finally {
    stored.close()
    await Promise.all([world.end(), bare.end()])
    rmSync(data, { recursive: true, force: true })
  }
}

async function allFigures(load: UnderLoad, data: string): Promise<LoadFigure[]> {
  const { addressHashKey, tokenKeys } = localKeys(data)
  const idOf = subscriberIds(new TextEncoder().encode(addressHashKey))
  const keys = tokenKeysSchema.parse(tokenKeys)
  const edition = await newestEdition(load)
  const { client, all } = load.stored
  const everybody = async () => [...(await all()).values()]
  await loadReaders(client, localTable, idOf, readerCount, beforeAllEditions, Date.now())
  const readers = await everybody()
  return [
    await besideBare(load, 'home page', page('/')),
    await besideBare(load, 'edition page', page(`/editions/${edition}`)),
    await besideBare(load, 'sign-up', signUps('new', idOf)),
    await besideBare(load, 'sign-up of one address', signUpsOfOne(idOf)),
    await besideBare(load, 'confirm', confirmations(await everybody(), keys, Date.now())),
    await besideBare(load, 'one-click', oneClicks(readers, keys, Date.now())),
    await duringOutage(load, 'sign-up, the database stopped for a third of the time', signUps('late', idOf)),
  ]
}

async function newestEdition({ ours }: UnderLoad): Promise<string> {
  const { body } = await ours.ask({ method: 'GET', path: '/health' })
  return (JSON.parse(body.toString()) as { edition: string }).edition
}
