import { Hono } from 'hono'
import { describe, expect, onTestFinished, test } from 'vitest'
import { listen } from '../../../infra/local/listen.ts'
import type { PlayedTick } from '../../../infra/local/play-tick.ts'
import { askForTick } from '../../../infra/local/tick-client.ts'
import type { TickProgress } from '../../../infra/local/tick-progress.ts'
import { type PlayTick, type Repeat, tickRoute } from '../../../infra/local/tick-route.ts'

const at = '2026-11-24T08:00:00Z'
const result = { at, tick: {}, seats: [] } as unknown as PlayedTick

/** A local world whose ticks end when the test says so, and whose seconds are counted by hand. */
function slowWorld() {
  const app = new Hono()
  const plays: {
    onProgress: (progress: TickProgress) => void
    end: (result: PlayedTick) => void
    fail: (fault: Error) => void
  }[] = []
  const seconds = new Set<() => void>()
  const repeat: Repeat = (work) => {
    seconds.add(work)
    return () => seconds.delete(work)
  }
  const play: PlayTick = (_at, onProgress) =>
    new Promise((end, fail) => plays.push({ onProgress, end, fail }))
  tickRoute(app, play, repeat)
  return {
    app,
    plays,
    seconds,
    second: () => {
      for (const each of seconds) each()
    },
    ask: (body: unknown = { at }) => app.request('/tick', { method: 'POST', body: JSON.stringify(body) }),
  }
}

type SlowWorld = ReturnType<typeof slowWorld>

/** Reads line after line of an answer. */
function reading(answer: Response) {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  return async () => {
    const { value, done } = (await reader?.read()) ?? { done: true }
    return done ? 'end' : (JSON.parse(value ?? '') as unknown)
  }
}

/** Lets what is due run, until the n-th tick is being played. */
async function playing({ plays }: SlowWorld, n = 0) {
  while (!plays[n]) await new Promise((resolve) => setImmediate(resolve))
  return plays[n]
}

describe('the answer to a played tick', () => {
  test('the answer begins before the tick has begun to deliver, and has a line each second', async () => {
    const world = slowWorld()
    const answer = await world.ask()
    expect(answer.status).toBe(200)
    const line = reading(answer)
    expect(await line()).toEqual({ progress: { due: 0, sent: 0 } })
    const play = await playing(world)
    play.onProgress({ due: 3_600, sent: 0 })
    for (let second = 1; second <= 1_000; second++) {
      play.onProgress({ due: 20_000, sent: second * 14 })
      world.second()
      expect(await line()).toEqual({ progress: { due: 20_000, sent: second * 14 } })
    }
    play.end(result)
    expect(await line()).toEqual({ played: result })
    expect(await line()).toBe('end')
    expect(world.seconds.size).toBe(0)
  })

  test('a tick that has to wait for another one has lines as well', async () => {
    const world = slowWorld()
    const [first, second] = [await world.ask(), await world.ask()]
    const line = reading(second)
    for (let n = 0; n < 3; n++) {
      expect(await line()).toEqual({ progress: { due: 0, sent: 0 } })
      world.second()
    }
    expect(await line()).toEqual({ progress: { due: 0, sent: 0 } })
    expect(world.plays).toHaveLength(1)
    ;(await playing(world)).fail(new RangeError('no'))
    expect(await first.text()).toContain('{"failed":"RangeError"}')
    ;(await playing(world, 1)).end(result)
    expect(await line()).toEqual({ played: result })
  })

  test('a client that goes away leaves the tick running, and no timer', async () => {
    const world = slowWorld()
    const answer = await world.ask()
    const play = await playing(world)
    await answer.body?.cancel()
    expect(world.seconds.size).toBe(0)
    play.onProgress({ due: 1, sent: 1 })
    play.end(result)
    const next = await world.ask()
    ;(await playing(world, 1)).end(result)
    expect(await next.text()).toContain('"played"')
  })

  test.each([{}, { at: 'noon' }, { at: '2026-11-24T08:00:00' }, 7])(
    'the time %j is refused',
    async (body) => {
      expect((await slowWorld().ask(body)).status).toBe(400)
    },
  )
})

describe('a client that waits for a tick', () => {
  async function servedWorld() {
    const world = slowWorld()
    const served = await listen(world.app, { port: 0, option: '' })
    onTestFinished(served.close)
    return { ...world, ...served }
  }

  test('a client is told of progress over a real connection, and gets the result', async () => {
    const world = await servedWorld()
    const told: TickProgress[] = []
    const asked = askForTick(world.endpoint, at, (progress) => void told.push(progress))
    const play = await playing(world)
    for (let sent = 1; sent <= 3; sent++) {
      play.onProgress({ due: 3, sent })
      world.second()
      while (told.at(-1)?.sent !== sent) await new Promise((resolve) => setImmediate(resolve))
    }
    play.end(result)
    expect(await asked).toEqual({ outcome: 'played', played: result })
    expect(told.map(({ sent }) => sent)).toEqual([0, 1, 2, 3])
  })

  test('a client is told that the local world ended, or that the tick failed', async () => {
    const world = await servedWorld()
    const failing = askForTick(world.endpoint, at)
    ;(await playing(world)).fail(new RangeError('no'))
    expect(await failing).toEqual({ outcome: 'failed', why: 'RangeError' })
    let began = false
    const cut = askForTick(world.endpoint, at, () => {
      began = true
    })
    while (!began) await new Promise((resolve) => setImmediate(resolve))
    await world.close()
    expect(await cut).toEqual({ outcome: 'ended' })
  })

  test('a client reads lines however they are cut, and is told of a bad time', async () => {
    const text = `${JSON.stringify({ progress: { due: 2, sent: 1 } })}\n${JSON.stringify({ played: result })}\n`
    const bytes = new TextEncoder().encode(text)
    const told: TickProgress[] = []
    const post = async () =>
      new Response(
        new ReadableStream({
          start(controller) {
            for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
            controller.close()
          },
        }),
      )
    const asked = askForTick('http://localhost', at, (progress) => void told.push(progress), post)
    expect(await asked).toEqual({ outcome: 'played', played: result })
    expect(told).toEqual([{ due: 2, sent: 1 }])
    const refuse = async () => new Response('', { status: 400 })
    expect(await askForTick('http://localhost', at, undefined, refuse)).toEqual({ outcome: 'bad-time' })
  })
})
