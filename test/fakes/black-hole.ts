import { type AddressInfo, createServer } from 'node:net'
import { onTestFinished } from 'vitest'

/** The endpoint of a server that takes every connection, says `words` and no more, and is gone after the test. */
export async function blackHole(words = ''): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    if (words) socket.once('data', () => socket.write(words))
  })
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
