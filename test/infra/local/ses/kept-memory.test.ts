import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, onTestFinished, test } from 'vitest'
import { sesStandIn } from '../../../../infra/local/ses/ses-stand-in.ts'
import { stoppedClock } from './served.ts'

/** The bytes of the heap that are in use once all garbage is collected. Strings are on the heap, buffers are not. */
async function usedBytes(): Promise<number> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  for (let n = 0; n < 5; n++) {
    collect()
    // What finished streams still hold is let go of between two turns.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return process.memoryUsage().heapUsed
}

const mail = [
  'From: Paperwire <papers@paperwire.example>',
  'To: reader@example.org',
  'Subject: A Paper on Trees That Grow, and 9 more',
  'List-Unsubscribe: <https://paperwire.example/unsubscribe/x>',
  '',
  'x'.repeat(25_000),
].join('\r\n')

/** A call as the SDK makes it: a mail of 25 kB is a body of 34 kB. */
const call = (n: number) =>
  new URLSearchParams({
    Action: 'SendRawEmail',
    Version: '2010-12-01',
    Source: 'papers@paperwire.example',
    'Destinations.member.1': `a-reader-with-a-long-name-${n}@load.example.org`,
    'RawMessage.Data': Buffer.from(mail).toString('base64'),
    ConfigurationSetName: 'a-configuration-set',
    'Tags.member.1.Name': 'edition',
    'Tags.member.1.Value': '2026-11-23-and-more',
    'Tags.member.2.Name': 'attempt',
    'Tags.member.2.Value': `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  })

test('the inbox keeps less than 3 kB of each mail in memory, so that it holds ten thousand', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paperwire-memory-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const quota = { max24HourSend: -1, maxSendRate: Number.POSITIVE_INFINITY }
  const ses = sesStandIn({ folder, clock: stoppedClock(), quota, onEvent: () => {} })
  const send = async (from: number, to: number) => {
    for (let n = from; n < to; n++) {
      const answer = await ses.app.request('/', { method: 'POST', body: call(n) })
      expect(answer.status).toBe(200)
    }
    await ses.eventsSettled()
  }
  await send(0, 100)
  const before = await usedBytes()
  await send(100, 400)
  const kept = ((await usedBytes()) - before) / 300
  expect(ses.messages()).toHaveLength(400)
  expect(kept).toBeLessThan(3_000)
})
