/** The fields of a log line. They never hold an address or a token. */
export type LogFields = Readonly<Record<string, unknown>>

/** The service's log. Powertools' Logger fits. */
export interface Log {
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}
