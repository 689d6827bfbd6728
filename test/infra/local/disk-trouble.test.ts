import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDataFolder } from '../../../infra/local/data-folder.ts'
import { diskTrouble } from '../../../infra/local/disk-trouble.ts'
import { StartProblem } from '../../../infra/local/start-problem.ts'

const fault = (code: string) => Object.assign(new Error(`${code}: write`), { code, syscall: 'write' })

test.each([
  ['ENOSPC', 'the disk is full (ENOSPC)'],
  ['EDQUOT', 'your share of the disk is used up (EDQUOT)'],
  ['EACCES', 'it may not be written (EACCES)'],
  ['EROFS', 'the disk is read-only (EROFS)'],
  ['EFBIG', 'it cannot be written (EFBIG)'],
])('%s is told in words', (code, words) => {
  expect(diskTrouble(fault(code))).toBe(words)
})

test.each([
  ['IO error: /data/database/000003.log: No space left on device', 'the disk is full (LEVEL_IO_ERROR)'],
  ['IO error: /data/database/000003.log: Read-only file system', 'the disk is read-only (LEVEL_IO_ERROR)'],
  ['IO error: /data/database/LOCK: Permission denied', 'it may not be written (LEVEL_IO_ERROR)'],
  ['IO error: /data/database/000003.log: Stale file handle', 'it cannot be written (LEVEL_IO_ERROR)'],
])('%s, says the database, and it is told in words', (message, words) => {
  expect(diskTrouble(Object.assign(new Error(message), { code: 'LEVEL_IO_ERROR' }))).toBe(words)
})

test('an error that no disk makes is no trouble of a disk', () => {
  expect(diskTrouble(new Error('a bug'))).toBeUndefined()
  expect(diskTrouble(Object.assign(new Error('x'), { code: 'ERR_INVALID_ARG_TYPE' }))).toBeUndefined()
  expect(diskTrouble('ENOSPC')).toBeUndefined()
})

test('a folder that cannot hold the data is named in one sentence, with the option for another', () => {
  const above = mkdtempSync(join(tmpdir(), 'paperwire-disk-'))
  onTestFinished(() => rmSync(above, { recursive: true }))
  const file = join(above, 'file')
  writeFileSync(file, '')
  for (const fresh of [false, true]) {
    expect(() => openDataFolder(join(file, 'data'), fresh)).toThrow(
      new StartProblem(
        `The folder ${join(file, 'data')} cannot hold the data: a file is in the way (ENOTDIR). Choose another one with --data.`,
      ),
    )
  }
})
