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

/** In words, with the code of the system, why a file or folder cannot be written; undefined for any other error. */
export function diskTrouble(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return undefined
  const code = String(error.code)
  return `${words[code] ?? 'it cannot be written'} (${code})`
}
