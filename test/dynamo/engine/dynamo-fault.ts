import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  InternalServerError,
} from '@aws-sdk/client-dynamodb'

/** DynamoDB's error for a request that it does not take. The SDK has no class for it. */
export function invalid(message: string): Error {
  return new DynamoDBServiceException({
    name: 'ValidationException',
    $fault: 'client',
    $metadata: { httpStatusCode: 400 },
    message,
  })
}

export function conditionFailed(): Error {
  return new ConditionalCheckFailedException({
    $metadata: { httpStatusCode: 400 },
    message: 'The conditional request failed',
  })
}

export function noSuchTable(table: string | undefined): Error {
  return new DynamoDBServiceException({
    name: 'ResourceNotFoundException',
    $fault: 'client',
    $metadata: { httpStatusCode: 400 },
    message: `Requested resource not found: ${table}`,
  })
}

/** The error that a caller sees in an outage, whether or not the write was made. */
export function internalServerError(): Error {
  return new InternalServerError({ $metadata: { httpStatusCode: 500 }, message: 'Internal server error' })
}
