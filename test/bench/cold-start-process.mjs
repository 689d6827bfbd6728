import '../functions/bundle/canned-fetch.mjs'

/**
 * Lambda's part in a cold start, in a process of its own: loads a bundle, then calls its handler once, and sends how long
 * each took. Plain JavaScript, so that nothing but Node stands around the bundle.
 */
const [, , bundle = ''] = process.argv
const context = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => 60_000 }

const beforeLoading = performance.now()
const { handler } = await import(bundle)
const readyMs = performance.now() - beforeLoading
process.once('message', async (event) => {
  const before = performance.now()
  const answer = await handler(event, context)
  process.send({ readyMs, answeredMs: readyMs + performance.now() - before, answer: answer ?? null })
})
process.send('ready')
