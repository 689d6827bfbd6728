/**
 * Lambda's part in a cold start, in a process of its own: loads a bundle, calls its handler once, and sends how long
 * that took. Plain JavaScript, so that nothing but Node stands around the bundle.
 */
const [, , bundle = ''] = process.argv
const context = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => 60_000 }

// Both count from the start of the process, Node's own included; the way of the event to here is left out.
const { handler } = await import(bundle)
const readyMs = performance.now()
process.once('message', async (event) => {
  const before = performance.now()
  const answer = await handler(event, context)
  process.send({ readyMs, answeredMs: readyMs + performance.now() - before, answer: answer ?? null })
})
process.send('ready')
