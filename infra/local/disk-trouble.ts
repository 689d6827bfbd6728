/** What the operating system says of a file that cannot be written, for the person whose disk it is. */
const words: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
  EROFS: 'the disk is read-only',
  ENOENT: 'it is gone',
  ENOTDIR: 'a file is in the way',
  EEXIST: 'a file is in the way',
  EISDIR: 'a folder is in the way',
  EMFILE: 'too many files are open',
  EIO: 'the disk fails',
}

/** LevelDB passes on what the system said, in words that differ by system only in what is not here. */
const ofLevelDb: readonly (readonly [RegExp, string])[] = [
  [/no space left/i, 'the disk is full'],
  [/quota exceeded/i, 'your share of the disk is used up'],
  [/read-only/i, 'the disk is read-only'],
  [/permission denied/i, 'it may not be written'],
  [/no such file/i, 'it is gone'],
  [/too many open files/i, 'too many files are open'],
]

/** In words, with the code of the system, why a file or folder cannot be written; undefined for any other error. */
export function diskTrouble(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error)) return undefined
  const code = String(error.code)
  if (code === 'LEVEL_IO_ERROR') {
    const said = ofLevelDb.find(([pattern]) => pattern.test(error.message))?.[1]
    return `${said ?? 'it cannot be written'} (${code})`
  }
  if (!('syscall' in error)) return undefined
  return `${words[code] ?? 'it cannot be written'} (${code})`
}
