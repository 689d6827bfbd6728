/** The account of local queues. */
export const localAccount = '000000000000'
export const localRegion = 'us-east-1'

/** The queue's URL for an SQS client, with a server at `origin` such as `http://127.0.0.1:9324`. */
export function queueUrl(origin: string, name: string): string {
  return `${origin}/${localAccount}/${name}`
}

/**
 * The queue's name from such a URL; undefined if it is not a queue's URL. The origin is ignored, because a
 * server can have several names.
 */
export function queueNameOf(url: string): string | undefined {
  const path = URL.canParse(url) ? new URL(url).pathname : ''
  return new RegExp(`^/${localAccount}/([\\w-]+)$`).exec(path)?.[1]
}

export function queueArn(name: string): string {
  return `arn:aws:sqs:${localRegion}:${localAccount}:${name}`
}
