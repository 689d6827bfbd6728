import type { InTable } from '../dynamo/in-table.ts'

/** The ports over the same subscribers, and ways to the items past the ports. */
export type SubscribersUnderTest = Pick<
  InTable,
  'subscribers' | 'deliveries' | 'census' | 'put' | 'item' | 'consent'
>
