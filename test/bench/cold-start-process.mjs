/**
 * Lambda's part in a cold start, in a process of its own: loads a bundle, calls its handler once, and sends how long
 * that took. Plain JavaScript, so that nothing but Node stands around the bundle.
 */
const [, , bundle = ''] = process.argv
const context = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => 60_000 }

/** Both count from the start of the process, Node's own included. */
function spent() {
  const { user, system } = process.cpuUsage()
  return { clockMs: performance.now(), cpuMs: (user + system) / 1_000 }
}

const { handler } = await import(bundle)
const ready = spent()
process.once('message', async (event) => {
  const before = spent()
  const answer = await handler(event, context)
  const after = spent()
  // The way of the event to this process is not counted: it is not Lambda's.
  const answered = {
    clockMs: ready.clockMs + after.clockMs - before.clockMs,
    cpuMs: ready.cpuMs + after.cpuMs - before.cpuMs,
  }
  process.send({ ready, answered, answer: answer ?? null })
})
process.send('ready')
