import { resolve } from 'node:path'
import type * as z from 'zod'
import { type SeatCount, seatCounts } from '../../shared/delivery/pace/seat.ts'
import { feedList, preprintCategories } from '../source-settings.ts'
import type { Stage } from '../stages.ts'
import { readArgs } from './read-args.ts'
import { type SesQuota, usualQuota } from './ses/quota.ts'
import { StartProblem } from './start-problem.ts'

/** The options of `npm start`. */
export interface LocalOptions {
  readonly port: number
  readonly inboxPort: number
  readonly dbPort: number
  /** A file of papers, instead of the live sources. */
  readonly papers: string | undefined
  /** Sources beside Hugging Face and arXiv. */
  readonly sources: Pick<Stage['papers'], 'biorxiv' | 'medrxiv' | 'feeds'>
  readonly fresh: boolean
  /** Counts sign-ups without holding a letter back for their number. */
  readonly liftBudgets: boolean
  /** What the stand-in for SES allows, as SES allows an account. */
  readonly quota: SesQuota
  /** Workers side by side. */
  readonly seats: SeatCount
  /** How many proxies before the page append to `X-Forwarded-For`. */
  readonly proxies: number
  /** The absolute path of the folder with subscribers, editions and the inbox. */
  readonly data: string
}

const mostMails = 100_000_000

export const defaultDataFolder = '.paperwire'

export const usage = `npm start -- [options]
  --port N         the page (3000)
  --inbox-port N   the inbox (3001)
  --db-port N      the database (3002)
  --papers FILE    take papers from a JSON file: an answer of Hugging Face, or
                   [{"title", "abstract", "rank"?, "id"?, "authors"?, "upvotes"?, "url"?, "categories"?}]
  --biorxiv NAMES  take papers of these categories of bioRxiv, such as "neuroscience,cell biology", or all
  --medrxiv NAMES  the same of medRxiv
  --feed ADDRESS   take papers from an Atom or RSS feed, by its https address;
                   may be repeated
  --fresh          start without subscribers, without an edition and with an empty inbox
  --lift-budgets   hold no letter back for the number of sign-ups: for load tests
  --rate N         the mails that SES would take in a second (${usualQuota.maxSendRate}); more, such as 500, for load tests
  --per-day N      the mails that SES would take in 24 hours (${usualQuota.max24HourSend})
  --proxies N      tell visitors apart by X-Forwarded-For, behind N proxies (0)
  --seats N        workers that mail side by side: 1 (the default), 2, 4, 8 or 16
  --data FOLDER    the folder for all data (${defaultDataFolder})`

/** Reads the options of `npm start`. Throws StartProblem, which says what is allowed, if one is wrong. */
export function readOptions(args: readonly string[]): LocalOptions {
  const { values } = parse(args)
  return {
    port: port('--port', values.port),
    inboxPort: port('--inbox-port', values['inbox-port']),
    dbPort: port('--db-port', values['db-port']),
    papers: values.papers,
    sources: {
      biorxiv: setting('--biorxiv', preprintCategories, namesIn(values.biorxiv)),
      medrxiv: setting('--medrxiv', preprintCategories, namesIn(values.medrxiv)),
      feeds: setting('--feed', feedList, values.feed),
    },
    fresh: values.fresh,
    liftBudgets: values['lift-budgets'],
    quota: {
      maxSendRate: mails('--rate', values.rate),
      max24HourSend: mails('--per-day', values['per-day']),
    },
    proxies: proxies(values.proxies),
    seats: seats(values.seats),
    data: resolve(values.data),
  }
}

function parse(args: readonly string[]) {
  try {
    return readArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '3000' },
        'inbox-port': { type: 'string', default: '3001' },
        'db-port': { type: 'string', default: '3002' },
        papers: { type: 'string' },
        biorxiv: { type: 'string', default: '' },
        medrxiv: { type: 'string', default: '' },
        feed: { type: 'string', multiple: true, default: [] },
        fresh: { type: 'boolean', default: false },
        'lift-budgets': { type: 'boolean', default: false },
        rate: { type: 'string', default: String(usualQuota.maxSendRate) },
        'per-day': { type: 'string', default: String(usualQuota.max24HourSend) },
        proxies: { type: 'string', default: '0' },
        seats: { type: 'string', default: '1' },
        data: { type: 'string', default: defaultDataFolder },
      },
    })
  } catch (error) {
    throw new StartProblem(`${error instanceof Error ? error.message : error}\n\n${usage}`)
  }
}

function namesIn(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** As for a stage, so that both refuse the same. */
function setting<T extends z.ZodType>(option: string, schema: T, given: readonly string[]): z.output<T> {
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  throw new StartProblem(`${option} ${parsed.error.issues.map(({ message }) => message).join('; ')}.`)
}

function proxies(value: string): number {
  if (/^\d$/.test(value)) return Number(value)
  throw new StartProblem(`--proxies ${value}: the number of proxies is a whole number from 0 to 9.`)
}

/** SES may allow nothing, but a world that can mail nobody is hardly what was meant. */
function mails(option: string, value: string): number {
  const number = Number(value)
  if (/^\d+$/.test(value) && number >= 1 && number <= mostMails) return number
  throw new StartProblem(`${option} ${value}: a number of mails is a whole number from 1 to ${mostMails}.`)
}

function seats(value: string): SeatCount {
  const found = seatCounts.find((count) => String(count) === value)
  if (found) return found
  throw new StartProblem(`--seats ${value}: the number of seats is 1, 2, 4, 8 or 16.`)
}

/** Port 0 lets the system choose one. */
function port(option: string, value: string): number {
  const number = Number(value)
  if (/^\d+$/.test(value) && number <= 65_535) return number
  throw new StartProblem(`${option} ${value}: a port is a whole number from 0 to 65535.`)
}
