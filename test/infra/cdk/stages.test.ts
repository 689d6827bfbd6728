import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { exampleStage, parseStage, readStage, StageProblem } from '../../../infra/stages.ts'

const folder = mkdtempSync(join(tmpdir(), 'paperwire-stages-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('without settings there is the example stage, which is complete', () => {
  expect(readStage('example', folder)).toEqual({ ...exampleStage, production: true })
})

test('a stage is read from its file', () => {
  const stage = { ...exampleStage, seats: 4, alarmAddress: 'operator@example.org', production: false }
  writeFileSync(join(folder, 'prod.json'), JSON.stringify(stage))
  expect(readStage('prod', folder)).toEqual(stage)
})

test('a stage keeps its data unless it says otherwise', () => {
  expect(parseStage(exampleStage, 'here').production).toBe(true)
})

describe('what is missing or wrong is said in one sentence, with where and what is allowed', () => {
  test.each([
    [{ origin: undefined }, 'origin is missing'],
    [
      { origin: 'http://paperwire.example' },
      'origin is "http://paperwire.example", must be https://host without a path',
    ],
    [{ origin: 'https://paperwire.example/' }, 'must be https://host without a path'],
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
    [{ postalAddress: ' ' }, 'postalAddress is " ", must be one line of text'],
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
    [{ papersPerDigest: 2.5 }, 'papersPerDigest is 2.5, must be a whole number from 1 to 100'],
    [{ contact: undefined }, 'contact is missing'],
    [{ alarmAddress: 'nobody' }, 'alarmAddress is "nobody", must be a mail address'],
    [{ production: 'yes' }, 'production is "yes", must be true or false'],
    [{ sendRate: 14 }, 'sendRate is no setting'],
    [{ edition: { hour: 6, timezone: 'UTC', minute: 5 } }, 'edition.minute is no setting'],
  ])('%j', (different, sentence) => {
    const message = messageOf(() => parseStage({ ...exampleStage, ...different }, '.stages/prod.json'))
    expect(message).toMatch(/^\.stages\/prod\.json: [^\n]+\.$/)
    expect(message).toContain(sentence)
    // One problem, told once.
    expect(message).not.toContain(';')
  })

  test('all problems are told at once', () => {
    const message = messageOf(() => parseStage({ ...exampleStage, seats: 5, origin: undefined }, 'prod.json'))
    expect(message).toMatch(/origin is missing; seats is 5/)
  })

  test.each([
    ['absent', undefined, /absent\.json cannot be read: write it like exampleStage in infra\/stages\.ts\.$/],
    ['torn', '{"origin": ', /torn\.json is not JSON \(.+\)\.$/],
    ['list', '[]', /list\.json: all of it /],
    [
      '../prod',
      undefined,
      /^-c stage=\.\.\/prod: a stage is named with small letters, digits and hyphens\.$/,
    ],
  ])('the file of the stage %s', (name, content, sentence) => {
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
