import { randomUUID } from 'node:crypto'
import type { Context } from 'aws-lambda'
import type { Clock, EpochMs } from '../../../shared/time/clock.ts'
import { localAccount, localRegion } from './address.ts'

/** The Lambda context of a call that must end by `deadline`. */
export function lambdaContext(functionName: string, clock: Clock, deadline: EpochMs): Context {
  const awsRequestId = randomUUID()
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:${localRegion}:${localAccount}:function:${functionName}`,
    memoryLimitInMB: '256',
    awsRequestId,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: `local/[$LATEST]${awsRequestId}`,
    getRemainingTimeInMillis: () => Math.max(0, deadline - clock()),
    done: endsByReturning,
    fail: endsByReturning,
    succeed: endsByReturning,
  }
}

/**
 * Stands for `done`, `fail` and `succeed`, the old ways of Node 0.10 to end a call. No function here may use
 * them.
 */
function endsByReturning(): never {
  throw new Error('End the call by returning or throwing: done, fail and succeed are not supported')
}
