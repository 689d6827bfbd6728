import { unmarshall } from '@aws-sdk/util-dynamodb'
import { type Subscriber, subscriberSchema } from '../../../shared/subscriber/subscriber.ts'
import type { Item } from '../../dynamo/engine/attribute-value.ts'
import { Violation } from './violation.ts'

/** A subscriber's item as it is read. Throws if it does not have its shape. */
export function readChecked(item: Item): Subscriber {
  const plain = unmarshall(item)
  const parsed = subscriberSchema.safeParse(plain)
  if (!parsed.success) throw new Violation('shape', parsed.error.message)
  for (const key of ['nextDueAt', 'dueShard']) {
    if ((plain[key] !== undefined) === (plain.status === 'confirmed')) continue
    throw new Violation('shape', `${plain.status}, and ${key} is ${plain[key]}`)
  }
  return parsed.data
}
