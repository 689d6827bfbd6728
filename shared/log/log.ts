/** Fields of a log line. Never an address, never a token. */
export type LogFields = Readonly<Record<string, unknown>>

/** Where the service says what it does. Powertools' Logger fits. */
export interface Log {
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}
