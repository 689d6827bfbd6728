/**
 * The content of a receipt handle: the queue, the stored copy of the message, and the number of the receive.
 */
export interface Receipt {
  readonly queue: string
  readonly entry: string
  readonly receive: number
}

export function receiptHandle(receipt: Receipt): string {
  return Buffer.from(`${receipt.queue}/${receipt.entry}/${receipt.receive}`).toString('base64url')
}

/** The receipt; undefined for a text that is not a handle of a queue with this name. */
export function parseReceipt(handle: string, queue: string): Receipt | undefined {
  const [name, entry, receive, ...rest] = Buffer.from(handle, 'base64url').toString('utf8').split('/')
  if (name !== queue || !entry || !/^[1-9]\d*$/.test(receive ?? '') || rest.length > 0) return undefined
  return { queue: name, entry, receive: Number(receive) }
}
