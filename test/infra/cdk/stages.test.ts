import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import exampleStage from '../../../infra/example-stage.json'
import { parseStage, readStage, StageProblem } from '../../../infra/read-stage.ts'
import { defaultBudgets } from '../../../shared/subscriber/sign-up/budgets.ts'
import { wholeStage } from './whole-stage.ts'

const folder = mkdtempSync(join(tmpdir(), 'paperwire-stages-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('the example stage, which is used without settings, is complete', () => {
  expect(readStage('example', folder)).toMatchObject(exampleStage)
})

test('a stage without settings keeps its data, is throttled, has a budget and forgets its logs', () => {
  expect(parseStage(exampleStage, 'here')).toEqual({
    ...exampleStage,
    allowedOrigins: [],
    brand: { name: 'Paperwire', light: {}, dark: {} },
    language: 'en',
    identity: 'created',
    hsts: 'host',
    tls: 'optional',
    runbook: 'docs/operate.md',
    papers: {
      arxivCategories: ['cs.AI', 'cs.CL', 'cs.CV', 'cs.LG', 'stat.ML'],
      biorxiv: [],
      medrxiv: [],
      feeds: [],
    },
    throttle: { ratePerSecond: 50, burst: 100, signUps: { ratePerSecond: 10, burst: 50 } },
    unconfirmedLetters: { perDay: 1_000, percentOfQuota: 25 },
    signUps: { budgets: defaultBudgets, onlyDomains: [], refusedDomains: [] },
    proxies: 0,
    monthlyBudget: 20,
    logDays: 60,
    production: true,
  })
})

test('a stage is read from its file', () => {
  const stage = { ...exampleStage, ...wholeStage, seats: 4, production: false }
  writeFileSync(join(folder, 'prod.json'), JSON.stringify(stage))
  expect(readStage('prod', folder)).toEqual(stage)
})

test('a bare host name is short for its origin', () => {
  expect(parseStage({ ...exampleStage, origin: 'paperwire.example' }, 'here').origin).toBe(
    'https://paperwire.example',
  )
})

test.each(['cs.AI', 'stat.ML', 'hep-th', 'astro-ph.CO', 'cond-mat.dis-nn', 'q-bio.NC', 'physics.data-an'])(
  '%s is a category of arXiv',
  (category) => {
    const papers = { arxivCategories: [category] }
    expect(parseStage({ ...exampleStage, papers }, 'here').papers).toMatchObject(papers)
  },
)

test.each([
  ['Uni.Example', 'uni.example'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['BÜCHER.EXAMPLE', 'xn--bcher-kva.example'],
  ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
  ['ac.uk', 'ac.uk'],
  ['edu', 'edu'],
])('the domain %s may be named for sign-ups, and stands for %s', (typed, domain) => {
  const { signUps } = parseStage({ ...exampleStage, signUps: { onlyDomains: [typed] } }, 'here')
  expect(signUps.onlyDomains).toEqual([domain])
})

test('feeds are named by their address, or with how often entries come', () => {
  const feeds = [
    'https://Journal.example/feed#top',
    { url: 'https://lab.example/papers?key=1', everyDays: 31 },
  ]
  expect(parseStage({ ...exampleStage, papers: { feeds } }, 'here').papers.feeds).toEqual([
    { url: 'https://journal.example/feed' },
    { url: 'https://lab.example/papers?key=1', everyDays: 31 },
  ])
})

test.each(['all', 'Cell Biology', 'cell_biology', 'infectious diseases (except HIV/AIDS)', 'HIV/AIDS'])(
  '%s may be a category of bioRxiv or medRxiv',
  (category) => {
    const papers = { biorxiv: [category], medrxiv: [category] }
    expect(parseStage({ ...exampleStage, papers }, 'here').papers).toMatchObject(papers)
  },
)

test('no problem of a feed tells a password or a key', () => {
  for (const url of [
    'https://user:secret@journal.example/',
    'https://user:secret/secret@journal.example/',
    'user:secret@journal.example/feed',
    'http://journal.example/?key=secret',
    'https://localhost/?secret',
  ])
    for (const feeds of [[url], [{ url, everyDays: 0 }], url, { url }])
      expect(() => parseStage({ ...exampleStage, papers: { feeds } }, 'here')).toThrow(/^(?!.*secret)/s)
})

test('a stage may do without arXiv', () => {
  const papers = { arxivCategories: [] }
  expect(parseStage({ ...exampleStage, papers }, 'here').papers).toMatchObject(papers)
})

describe('problems of a stage', () => {
  test.each([
    [{ origin: undefined }, 'origin is missing'],
    [
      { origin: 'http://paperwire.example' },
      'origin is "http://paperwire.example", must be a host name, or https://host without a path',
    ],
    [{ origin: 'https://paperwire.example/' }, 'https://host without a path'],
    [{ origin: 'paperwire' }, 'origin is "paperwire", must be a host name'],
    [{ sender: undefined }, 'sender is missing'],
    [{ sender: { name: 'Paperwire' } }, 'sender.address is missing'],
    [
      { sender: { name: 'A\r\nB', address: 'a@b.example' } },
      'sender.name is "A\\r\\nB", must be one line of text',
    ],
    [
      { sender: { name: 'A', address: 'A <a@b.example>' } },
      'sender.address is "A <a@b.example>", must be a mail address',
    ],
    [{ replyTo: '' }, 'replyTo is "", must be a mail address'],
    [{ hsts: 'all' }, 'hsts is "all", must be "host" or "subdomains"'],
    [{ tls: true }, 'tls is true, must be "optional" or "require"'],
    [
      { securityContact: 'http://a.example' },
      'securityContact is "http://a.example", must be a mail address, or an https address without "#"',
    ],
    [{ postalAddress: ' ' }, 'postalAddress is " ", must be one line of text'],
    [{ postalAddress: 'a\ud800b' }, 'postalAddress is "a\\ud800b", must be one line of text'],
    [{ postalAddress: 'a\u2028b' }, 'postalAddress is "a\u2028b", must be one line of text'],
    [{ brand: { name: '' } }, 'brand.name is "", must be a name of 1 to 40 characters'],
    [{ brand: { name: 'A', colour: 'red' } }, 'brand.colour is not a setting'],
    [{ brand: { light: { link: 'blue' } } }, 'brand.light.link is "blue", must be a colour such as #0b5a7a'],
    [{ brand: { dark: { glow: '#ffffff' } } }, 'brand.dark.glow is not a setting'],
    [
      { brand: { light: { link: '#c8e0ea' } } },
      'brand has texts that are hard to read: light: link #c8e0ea on sheet #ffffff has a contrast of 1.4, needs 4.5',
    ],
    [{ language: 'tlh' }, 'language is "tlh", must be "en" or "de"'],
    [{ listId: 'digest' }, 'listId is "digest", must be like digest.example.org'],
    [{ edition: { hour: 24, timezone: 'UTC' } }, 'edition.hour is 24, must be a whole number from 0 to 23'],
    [{ edition: { hour: 6, timezone: 'Moon' } }, 'edition.timezone is "Moon", must be an IANA time zone'],
    [{ region: 'Frankfurt' }, 'region is "Frankfurt", must be an AWS region such as eu-central-1'],
    [{ seats: 3 }, 'seats is 3, must be 1, 2, 4, 8 or 16'],
    [{ seats: '4' }, 'seats is "4", must be 1, 2, 4, 8 or 16'],
    [{ fallbackSendRate: 0 }, 'fallbackSendRate is 0, must be a whole number from 1 to 1000'],
    [
      { fallbackDailyQuota: '200' },
      'fallbackDailyQuota is "200", must be a whole number from 1 to 100000000',
    ],
    [{ papersPerDigest: 2.5 }, 'papersPerDigest is 2.5, must be a whole number from 1 to 20'],
    [{ contact: undefined }, 'contact is missing'],
    [{ alarmAddress: undefined }, 'alarmAddress is missing'],
    [{ alarmAddress: 'nobody' }, 'alarmAddress is "nobody", must be a mail address'],
    [{ production: 'yes' }, 'production is "yes", must be true or false'],
    [{ monthlyBudget: 0 }, 'monthlyBudget is 0, must be a whole number from 1 to 1000000'],
    [{ logDays: 30 }, 'logDays must be 60 or more in production'],
    [{ tableName: 'a table' }, 'tableName is "a table", must be the name of a table'],
    [{ logDays: 31 }, 'logDays is 31, must be 1, 3, 7, 14, 30, 60, 90, 180 or 365'],
    [
      { unconfirmedLetters: { perDay: 0 } },
      'unconfirmedLetters.perDay is 0, must be a whole number from 1 to 1000000',
    ],
    [
      { unconfirmedLetters: { percentOfQuota: 51 } },
      'unconfirmedLetters.percentOfQuota is 51, must be a whole number from 1 to 50',
    ],
    [{ unconfirmedLetters: 100 }, 'unconfirmedLetters is 100, must be {"perDay", "percentOfQuota"}'],
    [{ unconfirmedLetters: { share: 5 } }, 'unconfirmedLetters.share is not a setting'],
    [
      { throttle: { ratePerSecond: 0 } },
      'throttle.ratePerSecond is 0, must be a whole number from 1 to 10000',
    ],
    [{ throttle: { burst: 9_999 } }, 'throttle.burst is 9999, must be a whole number from 1 to 5000'],
    [{ throttle: 5 }, 'throttle is 5, must be {"ratePerSecond", "burst", "signUps"}'],
    [
      { throttle: { signUps: { burst: 0 } } },
      'throttle.signUps.burst is 0, must be a whole number from 1 to 5000',
    ],
    [{ throttle: { signUps: 5 } }, 'throttle.signUps is 5, must be {"ratePerSecond", "burst"}'],
    [{ signUps: true }, 'signUps is true, must be {"budgets", "onlyDomains", "refusedDomains"}'],
    [{ signUps: { captcha: true } }, 'signUps.captcha is not a setting'],
    [
      { signUps: { budgets: { mailboxADay: 0 } } },
      'signUps.budgets.mailboxADay is 0, must be a whole number from 1 to 100',
    ],
    [
      { signUps: { budgets: { networkAnHour: '10' } } },
      'signUps.budgets.networkAnHour is "10", must be a whole number from 1 to 1000000',
    ],
    [{ signUps: { budgets: { mailboxAnHour: 3 } } }, 'signUps.budgets.mailboxAnHour is not a setting'],
    [{ signUps: { budgets: 3 } }, 'signUps.budgets is 3, must be budgets by their names'],
    [
      { signUps: { onlyDomains: 'uni.example' } },
      'signUps.onlyDomains is "uni.example", must be a list of domains',
    ],
    [
      { signUps: { onlyDomains: ['@uni.example'] } },
      'signUps.onlyDomains.0 is "@uni.example", must be a domain such as example.org',
    ],
    [
      { signUps: { onlyDomains: ['a.example', '*.uni.example'] } },
      'signUps.onlyDomains.1 is "*.uni.example", must be a domain such as example.org',
    ],
    [
      { signUps: { refusedDomains: ['ann@uni.example'] } },
      'signUps.refusedDomains.0 is "ann@uni.example", must be a domain such as example.org',
    ],
    [
      { signUps: { refusedDomains: ['192.0.2.7'] } },
      'signUps.refusedDomains.0 is "192.0.2.7", must be a domain such as example.org',
    ],
    [{ signUps: { refusedDomains: [''] } }, 'signUps.refusedDomains.0 is "", must be a domain'],
    [{ signUps: { refusedDomains: [7] } }, 'signUps.refusedDomains.0 is 7, must be a domain'],
    [
      { signUps: { refusedDomains: new Array(41).fill('a.example') } },
      'signUps.refusedDomains holds more than 40 domains',
    ],
    [
      { signUps: { refusedDomains: new Array(20).fill(`${'a'.repeat(60)}.example`) } },
      'signUps.refusedDomains is longer than 1000 characters',
    ],
    [
      { signUps: { onlyDomains: ['uni.example', 'cs.uni.example'], refusedDomains: ['cs.uni.example'] } },
      'signUps.onlyDomains holds "cs.uni.example", which refusedDomains shuts out',
    ],
    [
      { signUps: { onlyDomains: ['cs.uni.example'], refusedDomains: ['uni.example'] } },
      'signUps.onlyDomains holds "cs.uni.example", which refusedDomains shuts out',
    ],
    [{ proxies: -1 }, 'proxies is -1, must be a whole number from 0 to 9'],
    [{ proxies: true }, 'proxies is true, must be a whole number from 0 to 9'],
    [{ throttle: { rate: 5 } }, 'throttle.rate is not a setting'],
    [
      { papers: { arxivCategories: ['cs.AI', 'cs AI'] } },
      'papers.arxivCategories.1 is "cs AI", must be a category of arXiv such as cs.CL',
    ],
    [
      { papers: { arxivCategories: 'cs.AI' } },
      'papers.arxivCategories is "cs.AI", must be a list of categories',
    ],
    [
      { papers: { arxivCategories: new Array(21).fill('cs.AI') } },
      'papers.arxivCategories holds more than 20 categories',
    ],
    [
      { papers: { biorxiv: ['cell biology, zoology'] } },
      'papers.biorxiv.0 is "cell biology, zoology", must be a category of bioRxiv or medRxiv such as cell biology',
    ],
    [
      { papers: { biorxiv: 'all' } },
      'papers.biorxiv is "all", must be a list of categories such as ["bioinformatics"]',
    ],
    [{ papers: { medrxiv: ['all', 'oncology'] } }, 'papers.medrxiv holds "all" beside other categories'],
    [{ papers: { medrxiv: new Array(31).fill('oncology') } }, 'papers.medrxiv holds more than 30 categories'],
    [
      { papers: { medrxiv: new Array(9).fill('infectious diseases (except hiv and other such diseases)') } },
      'papers.medrxiv holds categories of more than 500 characters together',
    ],
    [
      { papers: { feeds: ['http://journal.example/feed'] } },
      'papers.feeds.0 is "http://journal.example/feed", must be the https address of a feed',
    ],
    [
      { papers: { feeds: ['https://169.254.169.254/latest'] } },
      'papers.feeds.0 is "https://169.254.169.254/latest", must name a host of the open web',
    ],
    [
      { papers: { feeds: ['https://user:key@journal.example/feed'] } },
      'papers.feeds.0 must have no user name and no password',
    ],
    [
      { papers: { feeds: ['https://rss.arxiv.org/rss/cs.AI'] } },
      'papers.feeds.0 is of arXiv, whose categories belong into arxivCategories',
    ],
    [
      { papers: { feeds: 'https://journal.example/feed' } },
      'papers.feeds must be a list of feeds such as ["https://journal.example/feed.xml"]',
    ],
    [{ papers: { feeds: [7] } }, 'papers.feeds.0 must be an address in quotes, or {"url", "everyDays"}'],
    [
      { papers: { feeds: [{ url: 'https://journal.example', everyDays: 0 }] } },
      'papers.feeds.0.everyDays is 0, must be a whole number from 1 to 400',
    ],
    [
      { papers: { feeds: [{ url: 'https://journal.example', days: 7 }] } },
      'papers.feeds.0.days is not a setting',
    ],
    [
      { papers: { feeds: ['https://journal.example', 'https://JOURNAL.example/'] } },
      'papers.feeds holds the same feed twice',
    ],
    [
      { papers: { feeds: Array.from({ length: 11 }, (_, place) => `https://journal.example/${place}`) } },
      'papers.feeds holds more than 10 feeds',
    ],
    [
      {
        papers: {
          feeds: Array.from(
            { length: 8 },
            (_, place) => `https://journal.example/${place}${'a'.repeat(200)}`,
          ),
        },
      },
      'papers.feeds holds addresses of more than 1200 characters together',
    ],
    [
      {
        papers: {
          biorxiv: Array.from(
            { length: 7 },
            (_, place) => `biology ${'of many words '.repeat(4)}${'ab'[place % 2]}`,
          ),
          medrxiv: Array.from({ length: 7 }, () => `medicine ${'of many words '.repeat(4)}a`),
          feeds: Array.from({ length: 6 }, (_, place) => ({
            url: `https://journal.example/${place}${'a'.repeat(170)}`,
            everyDays: 31,
          })),
        },
        contact: 'ü'.repeat(200),
      },
      'papers takes more than 2500 bytes together with contact: AWS allows 4 KB for all settings of a function',
    ],
    [{ papers: { rss: [] } }, 'papers.rss is not a setting'],
    [{ customDomain: { host: 'paperwire.example' } }, 'customDomain.certificateArn is missing'],
    [
      { customDomain: { ...wholeStage.customDomain, host: 'www.paperwire.example' } },
      "customDomain.host must be the origin's host, because every link leads there",
    ],
    [
      { customDomain: { ...wholeStage.customDomain, certificateArn: 'arn:aws:iam::1:server-certificate/a' } },
      'customDomain.certificateArn is "arn:aws:iam::1:server-certificate/a", must be the ARN of a certificate',
    ],
    [
      { customDomain: wholeStage.customDomain, region: 'eu-central-1' },
      "customDomain.certificateArn must be in the stage's region",
    ],
    [{ mailFrom: 'bounce.example.org' }, "mailFrom must be below the domain of the sender's address"],
    [{ mailFrom: 'paperwire.example' }, "mailFrom must be below the domain of the sender's address"],
    [{ identity: 'mine' }, 'identity is "mine", must be "created" or "existing"'],
    [
      { identity: 'existing', mailFrom: 'bounce.paperwire.example' },
      'mailFrom must be left out, because an existing identity keeps its own',
    ],
    [{ account: 111122223333 }, "account is 111122223333, must be an AWS account's twelve digits, in quotes"],
    [{ account: '1111' }, "must be an AWS account's twelve digits"],
    [
      { runbook: 'https://example.org/operate.md#alarm' },
      'runbook is "https://example.org/operate.md#alarm", must be an https address without "#"',
    ],
    [{ backupRegion: 'us-east-1' }, "backupRegion must differ from the stage's region"],
    [{ sendRate: 14 }, 'sendRate is not a setting'],
    [{ edition: { hour: 6, timezone: 'UTC', minute: 5 } }, 'edition.minute is not a setting'],
  ])('the problem of a stage with %j is told in one sentence', (different, sentence) => {
    const message = messageOf(() => parseStage({ ...exampleStage, ...different }, '.stages/prod.json'))
    expect(message).toMatch(/^\.stages\/prod\.json: [^\n]+\.$/)
    expect(message).toContain(sentence)
    // One problem is told once.
    expect(message).not.toContain(';')
  })

  test('all problems of a stage are told at once', () => {
    const message = messageOf(() => parseStage({ ...exampleStage, seats: 5, origin: undefined }, 'prod.json'))
    expect(message).toMatch(/origin is missing; seats is 5/)
  })

  test.each([
    ['absent', undefined, /absent\.json cannot be read: start with a copy of infra\/example-stage\.json\.$/],
    ['torn', '{"origin": ', /torn\.json is not JSON \(.+\)\.$/],
    ['list', '[]', /list\.json: all of it /],
    ['../prod', undefined, /^-c stage=\.\.\/prod: a stage's name has small letters, digits and hyphens\.$/],
  ])('the problem of the file of the stage %s is told in one sentence', (name, content, sentence) => {
    if (content !== undefined) writeFileSync(join(folder, `${name}.json`), content)
    expect(messageOf(() => readStage(name, folder))).toMatch(sentence)
  })
})

function messageOf(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    if (error instanceof StageProblem) return error.message
    throw error
  }
  throw new Error('nothing was wrong')
}
