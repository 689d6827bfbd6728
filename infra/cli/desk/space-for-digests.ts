import { statfs } from 'node:fs/promises'
import { number } from '../../../shared/language/en/words.ts'

/** A digest of ten papers, its record and its reader in the database. */
const bytesADigest = 40_000

/** A sentence, if the disk of a folder has no room for the digests of so many readers; otherwise undefined. */
export async function spaceForDigests(
  readers: number,
  folder: string,
  free: (folder: string) => Promise<number> = freeBytes,
): Promise<string | undefined> {
  const needed = readers * bytesADigest
  const left = await free(folder)
  if (needed <= left) return undefined
  return `The digests of ${number(readers)} readers take about ${megabytes(needed)}, and the disk of ${folder} has ${megabytes(left)} left: load fewer readers, or start the local world with --data on another disk.`
}

/** What somebody who is not root may use. */
async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

function megabytes(bytes: number): string {
  return `${number(Math.ceil(bytes / 1e6))} MB`
}
