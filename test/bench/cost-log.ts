/** Runs code whose log goes to standard output, as Powertools' does, and captures the text instead of showing it. */
export async function capturingLog<T>(take: (text: string) => void, run: () => Promise<T>): Promise<T> {
  const write = process.stdout.write
  process.stdout.write = ((text: string | Uint8Array) => {
    take(typeof text === 'string' ? text : Buffer.from(text).toString())
    return true
  }) as typeof process.stdout.write
  try {
    return await run()
  } finally {
    process.stdout.write = write
  }
}
