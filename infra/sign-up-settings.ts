import * as z from 'zod'
import { defaultBudgets } from '../shared/subscriber/sign-up/budgets.ts'
import { must, setting } from './setting.ts'

const throttle = (ratePerSecond: number, burst: number) => ({
  ratePerSecond: setting.count(1, 10_000).default(ratePerSecond),
  burst: setting.count(1, 5_000).default(burst),
})

/** The function's settings hold them, and have to stay within 4 kB. */
const domains = z
  .array(setting.mailDomain, { error: must('a list of domains') })
  .max(40, { error: 'holds more than 40 domains' })
  .refine((list) => list.join().length <= 1_000, { error: 'is longer than 1000 characters' })

/** The settings of a stage that decide what strangers can do. */
export const signUpSettings = {
  /**
   * The operator's own websites that may hold the sign-up form. Forms of all other websites are refused.
   */
  allowedOrigins: z
    .array(setting.website, { error: must('a list of origins such as ["https://www.example.org"]') })
    .max(20, { error: 'holds more than 20 origins' })
    .default([]),
  /** The limit of requests to the API. It is far above normal use and keeps a flood cheap. */
  throttle: z
    .strictObject(
      {
        ...throttle(50, 100),
        /** The limit of posts that sign up, for all visitors together. Nothing else waits for them. */
        signUps: z.strictObject(throttle(10, 50), { error: must('{"ratePerSecond", "burst"}') }).prefault({}),
      },
      { error: must('{"ratePerSecond", "burst", "signUps"}') },
    )
    .prefault({}),
  /** Who may sign up, and how many letters strangers can ask for. */
  signUps: z
    .strictObject(
      {
        budgets: z
          .strictObject(
            {
              /** All addresses of one mailbox together, on a day of UTC. Beyond it no letter goes, and no answer tells. */
              mailboxADay: setting.count(1, 100).default(defaultBudgets.mailboxADay),
              /** Beyond the next four, letters wait or a proof of work is asked for. */
              networkAnHour: setting.count(1, 1_000_000).default(defaultBudgets.networkAnHour),
              domainAnHour: setting.count(1, 1_000_000).default(defaultBudgets.domainAnHour),
              largeDomainAnHour: setting.count(1, 1_000_000).default(defaultBudgets.largeDomainAnHour),
              totalAnHour: setting.count(1, 1_000_000).default(defaultBudgets.totalAnHour),
            },
            { error: must('budgets by their names, such as {"networkAnHour": 10}') },
          )
          .prefault({}),
        /** If there are any, only their addresses may sign up. Each stands for the domains below it, too. */
        onlyDomains: domains.default([]),
        refusedDomains: domains.default([]),
      },
      { error: must('{"budgets", "onlyDomains", "refusedDomains"}') },
    )
    .prefault({}),
  /**
   * How many proxies of the operator stand before the API, each of which appends its caller to `X-Forwarded-For`. A
   * visitor who can reach the API past them can choose the network that they are counted by.
   */
  proxies: setting.count(0, 9).default(0),
  /**
   * The most letters to addresses that did not confirm, within a day: a number, and a share of the account's
   * quota in percent. Anybody can have such letters sent, so they decide how much harm strangers can do to the
   * account's standing.
   */
  unconfirmedLetters: z
    .strictObject(
      {
        perDay: setting.count(1, 1_000_000).default(1_000),
        percentOfQuota: setting.count(1, 50).default(25),
      },
      { error: must('{"perDay", "percentOfQuota"}') },
    )
    .prefault({}),
} as const
