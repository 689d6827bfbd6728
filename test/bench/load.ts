import { readArgs } from '../../infra/local/read-args.ts'
import { faultsOf, loadTable } from './load/load-table.ts'
import { runLoad } from './load/run-load.ts'

/** The local world under load. False: something failed or was lost, or a page is too slow beside a bare route. */
export async function measureLoad(args: readonly string[]): Promise<boolean> {
  const { values } = readArgs({
    args: [...args],
    options: {
      connections: { type: 'string', default: '200' },
      seconds: { type: 'string', default: '30' },
    },
  })
  const options = { connections: Number(values.connections), seconds: Number(values.seconds) }
  if (!(options.connections >= 1 && options.seconds >= 1)) {
    console.error('--connections and --seconds are numbers from 1.')
    return false
  }
  const figures = await runLoad(options)
  console.log(`${options.connections} connections, ${options.seconds} s for each kind of request\n`)
  console.log(loadTable(figures))
  const faults = faultsOf(figures)
  for (const fault of faults) console.error(fault)
  return faults.length === 0
}
