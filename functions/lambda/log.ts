import { Logger } from '@aws-lambda-powertools/logger'
import type { Log } from '../../shared/log/log.ts'

export interface LambdaLog extends Log {
  /** From here on every line says which invocation it is of, by the name that Powertools gives it too. */
  beginInvocation(requestId: string): void
}

/** JSON log lines by Powertools, in the shape that CloudWatch reads. */
export function lambdaLog(serviceName: string): LambdaLog {
  const logger = new Logger({ serviceName })
  return {
    info: (message, fields = {}) => logger.info(message, { ...fields }),
    warn: (message, fields = {}) => logger.warn(message, { ...fields }),
    error: (message, fields = {}) => logger.error(message, { ...fields }),
    beginInvocation: (requestId) => logger.appendKeys({ function_request_id: requestId }),
  }
}
