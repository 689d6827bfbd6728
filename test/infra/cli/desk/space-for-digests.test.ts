import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { spaceForDigests } from '../../../../infra/cli/desk/space-for-digests.ts'

test('a disk that is too small for the digests is named, with what they need and what is left', async () => {
  const free = async () => 500_000_000
  expect(await spaceForDigests(10_000, '/data', free)).toBeUndefined()
  expect(await spaceForDigests(30_000, '/data', free)).toBe(
    'The digests of 30,000 readers take about 1,200 MB, and the disk of /data has 500 MB left: load fewer readers, or start the local world with --data on another disk.',
  )
})

test('the disk of a folder is asked how much of it is free', async () => {
  expect(await spaceForDigests(1, tmpdir())).toBeUndefined()
  expect(await spaceForDigests(1e15, tmpdir())).toMatch(/ has [1-9][\d,]* MB left/)
})
