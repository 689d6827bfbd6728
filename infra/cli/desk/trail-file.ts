import {
  type AuditLine,
  auditLineSchema,
  auditMessage,
} from '../../../shared/subscriber/leaving/audit-line.ts'

/** The audit lines of a log. */
export interface TrailFile {
  readonly lines: readonly AuditLine[]
  /** The number of audit lines that cannot be parsed. Each may be of a reader who left. */
  readonly malformed: number
}

/**
 * Reads the audit lines from an export of CloudWatch Logs. It is either a JSON array of messages, as the AWS
 * CLI prints it, or messages separated by new lines or tabs, with any text before their JSON. Other lines are
 * ignored.
 */
export function readTrail(text: string): TrailFile {
  const lines: AuditLine[] = []
  let malformed = 0
  for (const message of messages(text)) {
    const line = auditLine(message)
    if (line === 'malformed') malformed++
    else if (line) lines.push(line)
  }
  return { lines, malformed }
}

function messages(text: string): readonly string[] {
  const list = parseJson(text)
  if (!Array.isArray(list)) return text.split(/[\n\t]/)
  return list.map((message) => (typeof message === 'string' ? message : JSON.stringify(message)))
}

function auditLine(message: string): AuditLine | 'malformed' | undefined {
  const parsed = parseJson(message.slice(message.indexOf('{')))
  if (!isObject(parsed)) return mentionsAudit.test(message) ? 'malformed' : undefined
  if (parsed.message !== auditMessage) return undefined
  return auditLineSchema.safeParse(parsed).data ?? 'malformed'
}

const mentionsAudit = new RegExp(`\\b${auditMessage}\\b`)

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
