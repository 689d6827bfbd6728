/** A refusal of SQS. The SDK turns its code into the error's name. */
export interface SqsFault {
  readonly code: FaultCode
  readonly message: string
}

type FaultCode = keyof typeof wire

/** The answer of an operation: the body of a success, or a refusal. */
export type Answer = { readonly ok: object } | { readonly fault: SqsFault }

/**
 * The form of each refusal in HTTP. SQS uses AWS JSON 1.0 but still sends the code of its old query protocol
 * in `x-amzn-query-error`, from which the SDK sets `error.Code`. Source: the schemas of @aws-sdk/client-sqs.
 */
const wire = {
  BatchEntryIdsNotDistinct: { query: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct', status: 400 },
  BatchRequestTooLong: { query: 'AWS.SimpleQueueService.BatchRequestTooLong', status: 400 },
  EmptyBatchRequest: { query: 'AWS.SimpleQueueService.EmptyBatchRequest', status: 400 },
  InternalFailure: { query: 'InternalFailure', status: 500 },
  InvalidAttributeName: { query: 'InvalidAttributeName', status: 400 },
  InvalidBatchEntryId: { query: 'AWS.SimpleQueueService.InvalidBatchEntryId', status: 400 },
  InvalidMessageContents: { query: 'InvalidMessageContents', status: 400 },
  InvalidParameterValue: { query: 'InvalidParameterValue', status: 400 },
  MessageNotInflight: { query: 'AWS.SimpleQueueService.MessageNotInflight', status: 400 },
  MissingParameter: { query: 'MissingParameter', status: 400 },
  QueueDoesNotExist: { query: 'AWS.SimpleQueueService.NonExistentQueue', status: 400 },
  ReceiptHandleIsInvalid: { query: 'ReceiptHandleIsInvalid', status: 404 },
  TooManyEntriesInBatchRequest: { query: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest', status: 400 },
  UnsupportedOperation: { query: 'AWS.SimpleQueueService.UnsupportedOperation', status: 400 },
} as const

/** The HTTP answer, in AWS JSON 1.0, for a refusal. */
export function faultResponse(fault: SqsFault): Response {
  const { query, status } = wire[fault.code]
  const side = status < 500 ? 'Sender' : 'Receiver'
  return new Response(JSON.stringify({ __type: `com.amazonaws.sqs#${fault.code}`, message: fault.message }), {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-query-error': `${query};${side}` },
  })
}
