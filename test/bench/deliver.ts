import { readArgs } from '../../infra/local/read-args.ts'
import { type DeliverSizes, deliverFigures } from './deliver/deliver-figures.ts'
import { profileDeliver } from './deliver/profile-deliver.ts'
import { progressOf, showFigures } from './show-figures.ts'

/** As many papers as arXiv's computer science has on a usual day: 20 are listed. */
const papers = 820

/** Within seven minutes. */
const defaultSizes: DeliverSizes = {
  papers,
  cpu: { readers: 600, rounds: 5 },
  speed: { readers: 600, rounds: 3 },
  rates: [
    { quota: 14, seconds: 40 },
    { quota: 100, seconds: 25 },
  ],
  units: 1_000,
  memory: 10_000,
}

const fullSizes: DeliverSizes = {
  papers,
  cpu: { readers: 3_000, rounds: 9 },
  speed: { readers: 3_000, rounds: 5 },
  rates: [
    { quota: 14, seconds: 300 },
    { quota: 100, seconds: 300 },
  ],
  units: 10_000,
  memory: 50_000,
}

/** What a mail costs production's deliver, beside a bare loop and what people write. False: a figure breaks its limit. */
export async function measureDeliver(args: readonly string[]): Promise<boolean> {
  const { values } = readArgs({
    args: [...args],
    options: {
      full: { type: 'boolean', default: false },
      json: { type: 'string' },
      profile: { type: 'string' },
    },
  })
  const sizes = values.full ? fullSizes : defaultSizes
  const progress = progressOf('deliver')
  if (values.profile !== undefined) {
    await profileDeliver(values.profile, sizes, progress)
    return true
  }
  return showFigures('deliver', await deliverFigures(sizes, progress), { json: values.json, sizes })
}
