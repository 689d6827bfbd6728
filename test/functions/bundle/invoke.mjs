/**
 * Lambda's part, in a process of its own: loads the bundle that it is told, calls its handler with each event that it
 * is sent, and sends back what came of it. Plain JavaScript, so that nothing but Node stands around the bundle.
 */
const [, , bundle = '', timeoutSeconds = '60'] = process.argv

try {
  const { handler } = await import(bundle)
  process.on('message', async (event) => {
    const deadline = Date.now() + Number(timeoutSeconds) * 1_000
    const context = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => deadline - Date.now() }
    try {
      // `?? null`: undefined is nothing that could be sent.
      process.send({ result: (await handler(event, context)) ?? null })
    } catch (error) {
      process.send({ fault: String(error) })
    }
  })
  process.send('ready')
} catch (error) {
  process.send({ fault: `the bundle does not start: ${error}` })
}
