/** The account and region that local queues pretend to live in. */
export const localAccount = '000000000000'
export const localRegion = 'us-east-1'

/** Where an SQS client finds the queue, for a server at `origin` such as `http://127.0.0.1:9324`. */
export function queueUrl(origin: string, name: string): string {
  return `${origin}/${localAccount}/${name}`
}

/**
 * The queue's name from such a URL. The origin is ignored: one server may be reached under several names. Undefined for
 * anything that is no queue URL.
 */
export function queueNameOf(url: string): string | undefined {
  const path = URL.canParse(url) ? new URL(url).pathname : ''
  return new RegExp(`^/${localAccount}/([\\w-]+)$`).exec(path)?.[1]
}

export function queueArn(name: string): string {
  return `arn:aws:sqs:${localRegion}:${localAccount}:${name}`
}
