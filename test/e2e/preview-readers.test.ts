import { expect, test } from 'vitest'
import { playReaders } from '../../infra/cli/desk/preview-readers.ts'
import { openDataFolder } from '../../infra/local/data-folder.ts'
import { onlyFrom } from '../../infra/local/papers/papers-from.ts'
import { sampleSource } from '../../infra/local/papers/sample.ts'
import { startWorld } from '../../infra/local/world.ts'
import { en } from '../fakes/english.ts'
import { temporaryFolder } from './local-process.ts'

test('the preview shows every kind of mail, and the pages of links that are too old', async ({
  onTestFinished,
}) => {
  let waitedMs = 0
  const world = await startWorld({
    port: 0,
    inboxPort: 0,
    dbPort: 0,
    liftBudgets: true,
    folder: openDataFolder(temporaryFolder(onTestFinished), true),
    papers: onlyFrom(sampleSource()),
    clock: () => Date.now() + waitedMs,
    log: () => ({ info() {}, warn() {}, error() {} }),
  })
  onTestFinished(world.stop)
  const shown = await playReaders(world, (ms) => {
    waitedMs += ms
  })
  const mails = shown.filter(({ eml }) => eml !== undefined).map(({ name }) => name)
  expect(mails.sort()).toEqual(
    ['mail-digest', ...Object.keys(en.letters).map((each) => `mail-${each}`)].sort(),
  )
  const html = (name: string) => shown.find((each) => each.name === name)?.html
  expect(html('page-confirm-expired')).toContain(en.pages.confirm.expiredBody)
  expect(html('page-preferences-expired')).toContain(en.pages.preferences.expiredBody)
  expect(html('page-fresh-link-sent')).toContain(en.letters['fresh-link'].sent)
  expect(new Set(shown.map(({ name }) => name)).size).toBe(shown.length)
})
