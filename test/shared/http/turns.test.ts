import { describe, expect, test } from 'vitest'
import { turns } from '../../../shared/http/turns.ts'

function world() {
  const waited: number[] = []
  let now = 1_000_000
  const wait = async (ms: number) => {
    waited.push(ms)
    now += ms
  }
  return { waited, pass: (ms: number) => (now += ms), turn: turns(3_000, () => now, wait) }
}

describe('turns', () => {
  test('the first turn comes at once, and the next ones as far apart as they must', async () => {
    const { waited, pass, turn } = world()
    await turn()
    pass(1_000)
    await turn()
    pass(3_000)
    await turn()
    expect(waited).toEqual([2_000])
  })

  test('turns keep simultaneous callers apart', async () => {
    const { waited, turn } = world()
    await Promise.all([turn(), turn(), turn()])
    expect(waited).toEqual([3_000, 3_000])
  })

  test('turns do not wait longer because the clock was set back', async () => {
    const { waited, pass, turn } = world()
    await turn()
    pass(-500_000)
    await turn()
    expect(waited).toEqual([3_000])
  })
})
