import { Logger } from '@aws-lambda-powertools/logger'
import type { Log } from '../../shared/log/log.ts'

export interface LambdaLog extends Log {
  /** Adds the invocation's id to every following line, under the name that Powertools uses. */
  beginInvocation(requestId: string): void
}

/** Writes JSON log lines with Powertools, in the shape that CloudWatch parses. */
export function lambdaLog(serviceName: string): LambdaLog {
  const logger = new Logger({ serviceName })
  return {
    info: (message, fields = {}) => logger.info(message, { ...fields }),
    warn: (message, fields = {}) => logger.warn(message, { ...fields }),
    error: (message, fields = {}) => logger.error(message, { ...fields }),
    beginInvocation: (requestId) => logger.appendKeys({ function_request_id: requestId }),
  }
}
