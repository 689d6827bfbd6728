import { Logger } from '@aws-lambda-powertools/logger'
import type { Log } from '../shared/log/log.ts'

/** JSON log lines by Powertools, in the shape that CloudWatch reads. */
export function lambdaLog(serviceName: string): Log {
  const logger = new Logger({ serviceName })
  return {
    info: (message, fields = {}) => logger.info(message, { ...fields }),
    warn: (message, fields = {}) => logger.warn(message, { ...fields }),
    error: (message, fields = {}) => logger.error(message, { ...fields }),
  }
}
