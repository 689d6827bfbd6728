import { expect, test } from 'vitest'
import { seatsForRate, tooManySeats } from '../../../../infra/cli/deploying/seats-for-rate.ts'
import { answers } from './aws-stand-in.ts'

const account = (MaxSendRate?: number) => ({ ses: answers({ GetSendQuota: { MaxSendRate } }) })
type Seats = Parameters<typeof seatsForRate>[1]['seats']

test.each([
  [1, '1 mail a second: one seat is enough'],
  [14, '14 mails a second: one seat is enough'],
  [100, '100 mails a second: one seat is enough'],
  [500, '500 mails a second: 2 seats are enough'],
  [2_000, '2000 mails a second: 8 seats are enough'],
  [4_444, '4444 mails a second: 16 seats are enough'],
  [4_445, '4445 mails a second: 16 seats, the most that a stage may have, mail up to 4000 digests a second.'],
])('with a rate of %i, deploy says how many seats it needs', async (rate, sentence) => {
  expect((await seatsForRate(account(rate), { seats: 1 })).told).toContain(sentence)
})

test.each<[rate: number, seats: Seats, set: RegExp]>([
  [1, 2, /with 2 seats some would have less than one a second: set "seats": 1 in the stage\.$/],
  [1, 16, /set "seats": 1 in the stage\.$/],
  [2, 2, /set "seats": 1 in the stage\.$/],
  [14, 16, /set "seats": 1 in the stage, or at most 8\.$/],
])('with a rate of %i, %i seats are refused before anything is changed', async (rate, seats, set) => {
  const said: string[] = []
  expect(await tooManySeats(account(rate), { seats }, (text) => said.push(text))).toMatch(set)
  expect(said).toHaveLength(1)
  expect((await seatsForRate(account(rate), { seats })).advice).toBeUndefined()
})

test.each<[rate: number, seats: Seats, advice: RegExp | undefined]>([
  [14, 1, undefined],
  [14, 8, /which one seat can reach: set "seats": 1 in the stage, which has 8\.$/],
  [500, 1, /which one seat cannot reach: set "seats": 2 in the stage\.$/],
  [500, 2, undefined],
  [2_000, 4, /which 4 seats cannot reach: set "seats": 8 in the stage\.$/],
  [100_000, 16, undefined],
])(
  'with a rate of %i, %i seats are deployed, with advice if another number is better',
  async (rate, seats, advice) => {
    const found = await seatsForRate(account(rate), { seats })
    expect(found.obstacle).toBeUndefined()
    if (advice) expect(found.advice).toMatch(advice)
    else expect(found.advice).toBeUndefined()
  },
)

test.each([undefined, 0, -1, Number.NaN])('a rate of %s says nothing, and stops nothing', async (rate) => {
  const found = await seatsForRate(account(rate), { seats: 16 })
  expect(found).toEqual({ told: 'SES did not say how many mails a second the account may send.' })
})

test('a rate that cannot be read is the caller’s to tell', async () => {
  const ses = answers({ GetSendQuota: new Error('no rights') })
  await expect(tooManySeats({ ses }, { seats: 1 }, () => {})).rejects.toThrow('no rights')
})
