import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { folderMessageStore } from '../../../../infra/local/ses/folder-message-store.ts'
import { NotKept } from '../../../../infra/local/ses/message-store.ts'
import { sesStandIn } from '../../../../infra/local/ses/ses-stand-in.ts'
import { noon, served, stoppedClock } from './served.ts'

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ses-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'mail')
}

test('messages survive a restart with their source, tags and order', async () => {
  const folder = newFolder()
  const { send, ses } = await served({ folder })
  const ids: string[] = []
  for (const value of ['a', 'b', 'c', 'd'])
    ids.push((await send({ Tags: [{ Name: 'n', Value: value }] })) ?? '')

  const again = sesStandIn({ folder, clock: stoppedClock() })
  expect(again.messages()).toEqual(ses.messages())
  expect(again.messages().map(({ messageId, tags }) => [messageId, tags.n])).toEqual(
    ids.map((id, n) => [id, 'abcd'[n]]),
  )
  expect(await again.source(ids[2] ?? '')).toEqual(await ses.source(ids[2] ?? ''))
})

test('after a restart new messages come after the old ones', async () => {
  const folder = newFolder()
  const first = await (await served({ folder })).send()
  const { send, ses } = await served({ folder })
  const second = await send()
  expect(ses.messages().map(({ messageId }) => messageId)).toEqual([first, second])
})

test('a message is two files, its source and its record', async () => {
  const folder = newFolder()
  const { send, ses } = await served({ folder })
  const id = await send({ Tags: [{ Name: 'edition', Value: 'e1' }] })
  expect(readdirSync(folder).toSorted()).toEqual([`${id}.eml`, `${id}.json`])
  expect(await readFile(join(folder, `${id}.eml`))).toEqual(await ses.source(id ?? ''))
  expect(JSON.parse(await readFile(join(folder, `${id}.json`), 'utf8'))).toMatchObject({
    tags: { edition: 'e1' },
  })
})

test('a restart does not give back the daily quota', async () => {
  const folder = newFolder()
  const limits = { folder, quota: { max24HourSend: 1, maxSendRate: 14 } }
  await (await served(limits)).send()
  const { send } = await served(limits)
  await expect(send()).rejects.toMatchObject({ message: 'Daily message quota exceeded.' })
})

test('broken and half-written files are skipped with a warning, and other messages are kept', async () => {
  const folder = newFolder()
  const { send } = await served({ folder })
  const [good, sourceless] = [await send(), await send()]
  rmSync(join(folder, `${sourceless}.eml`))
  writeFileSync(join(folder, 'broken.json'), '{"messageId":')
  writeFileSync(join(folder, 'strange.json'), '{"messageId":"strange"}')
  writeFileSync(join(folder, 'lone.eml'), 'From: a@example.org\r\n\r\nhi')
  writeFileSync(join(folder, 'lone.json.tmp'), '{')
  writeFileSync(join(folder, 'stranger.eml'), 'From: a@example.org\r\n\r\nhi')
  writeFileSync(join(folder, 'stranger.json'), await readFile(join(folder, `${good}.json`)))

  const warnings: string[] = []
  const again = sesStandIn({ folder, clock: stoppedClock(), warn: (text) => void warnings.push(text) })
  expect(again.messages().map(({ messageId }) => messageId)).toEqual([good])
  const skipped = [
    `${sourceless}.json`,
    'broken.json',
    'strange.json',
    'lone.eml',
    'lone.json.tmp',
    'stranger.json',
  ]
  expect(warnings).toHaveLength(skipped.length)
  for (const name of skipped) {
    expect(warnings).toContainEqual(expect.stringContaining(`Skipped ${join(folder, name)}: `))
  }
})

test('emptying the store removes its messages from the folder, and leaves other files', async () => {
  const folder = newFolder()
  const { send, ses } = await served({ folder })
  await send()
  writeFileSync(join(folder, 'notes.txt'), 'mine')
  expect((await ses.app.request('/store', { method: 'DELETE' })).status).toBe(204)
  expect(readdirSync(folder)).toEqual(['notes.txt'])
  expect(ses.messages()).toEqual([])
})

test('simultaneous calls cannot exceed the quota while files are written', async () => {
  const { send, ses } = await served({ folder: newFolder(), quota: { max24HourSend: 3, maxSendRate: 14 } })
  const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => send()))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  expect(ses.messages()).toHaveLength(3)
})

test('a message that cannot be written is not accepted', async () => {
  const folder = newFolder()
  const warnings: string[] = []
  const { send, ses } = await served({ folder, warn: (text) => void warnings.push(text) })
  rmSync(folder, { recursive: true })
  await expect(send()).rejects.toMatchObject({ name: 'InternalFailure', $metadata: { httpStatusCode: 500 } })
  expect(ses.messages()).toEqual([])
  expect(warnings).toEqual([
    `The inbox cannot keep a mail in ${folder}: it is gone (ENOENT). SES answers 500 until it can.`,
  ])
})

test('bodies are read from the folder, and are not kept in memory', async () => {
  const folder = newFolder()
  const { send, ses } = await served({ folder })
  const id = (await send()) ?? ''
  // What stands on the disk is what everybody sees, so nothing else can have kept it.
  writeFileSync(
    join(folder, `${id}.eml`),
    'From: a@example.org\r\nSubject: x\r\nContent-Type: text/plain\r\n\r\nFrom the disk.\r\n',
  )
  expect(String(await ses.source(id))).toContain('From the disk.')
  const shown = ['/store', `/store/${id}.eml`, `/messages/${id}?view=text`, `/messages/${id}?view=source`]
  for (const path of shown) {
    expect(await (await ses.app.request(path)).text(), path).toContain('From the disk.')
  }
  rmSync(join(folder, `${id}.eml`))
  await expect(ses.source(id)).rejects.toThrow('ENOENT')
})

test('a folder that takes no file is told in words, and takes mails again once it can', async () => {
  const folder = newFolder()
  const warnings: string[] = []
  const { send, ses } = await served({ folder, warn: (text) => void warnings.push(text) })
  const id = (await send()) ?? ''
  rmSync(folder, { recursive: true })
  writeFileSync(folder, '')
  await expect(send()).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } })
  expect(warnings).toEqual([
    `The inbox cannot keep a mail in ${folder}: a file is in the way (ENOTDIR). SES answers 500 until it can.`,
  ])
  rmSync(folder)
  mkdirSync(folder)
  const later = await send()
  expect(readdirSync(folder).toSorted()).toEqual([`${later}.eml`, `${later}.json`])
  expect(ses.messages().map(({ messageId }) => messageId)).toEqual([id, later])
})

test('a message of which only the source could be written gives its room back', async () => {
  const folder = newFolder()
  const store = folderMessageStore(folder, () => {})
  // A folder in the place of the file that would be written second.
  mkdirSync(join(folder, 'a.json.tmp'))
  const message = {
    messageId: 'a',
    place: store.nextPlace(),
    at: noon,
    source: 's@example.org',
    destination: ['r@example.net'],
    from: 's@example.org',
    subject: 'x',
    tags: {},
    eventCopies: 1,
  } as const
  await expect(
    store.put({ ...message, destination: [...message.destination] }, Buffer.from('x')),
  ).rejects.toThrow(
    new NotKept(`The inbox cannot keep a mail in ${folder}: a folder is in the way (EISDIR).`),
  )
  expect(readdirSync(folder)).toEqual(['a.json.tmp'])
  expect(store.all()).toEqual([])
})
