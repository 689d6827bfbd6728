/** What a receipt handle says: the queue, the stored copy of the message, and which of its receives handed it out. */
export interface Receipt {
  readonly queue: string
  readonly entry: string
  readonly receive: number
}

export function receiptHandle(receipt: Receipt): string {
  return Buffer.from(`${receipt.queue}/${receipt.entry}/${receipt.receive}`).toString('base64url')
}

/** The receipt, or undefined for a text that no queue of this name ever handed out. */
export function parseReceipt(handle: string, queue: string): Receipt | undefined {
  const [name, entry, receive, ...rest] = Buffer.from(handle, 'base64url').toString('utf8').split('/')
  if (name !== queue || !entry || !/^[1-9]\d*$/.test(receive ?? '') || rest.length > 0) return undefined
  return { queue: name, entry, receive: Number(receive) }
}
