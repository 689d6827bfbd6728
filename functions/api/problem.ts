import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Language } from '../../shared/language/language.ts'
import type { FieldProblem } from '../../shared/subscriber/field-problem.ts'

/** RFC 9457 problem details. `errors` names each field that was refused. */
export interface Problem {
  readonly title: string
  readonly status: ContentfulStatusCode
  readonly detail: string
  readonly errors?: readonly { readonly field: string; readonly detail: string }[]
}

export function problem(c: Context, { title, status, detail, errors }: Problem): Response {
  return c.body(
    JSON.stringify({ type: 'about:blank', title, status, detail, ...(errors ? { errors } : {}) }),
    status,
    { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' },
  )
}

/** Answers 400 and says, for each refused field, what is wrong and what is allowed. */
export function invalidFields(c: Context, problems: readonly FieldProblem[], language: Language): Response {
  const errors = problems.map((wrong) => ({ field: pathOf(wrong), detail: language.problem(wrong) }))
  return problem(c, {
    title: language.api.invalid,
    status: 400,
    detail: errors.map(({ field, detail }) => `${field}: ${detail}`).join(' '),
    errors,
  })
}

/** The path of the field in the sent body. An entry of a list has its index, counted from 0: `topics[2]`. */
function pathOf(wrong: FieldProblem): string {
  return wrong.code === 'bad-topic' ? `${wrong.field}[${wrong.index}]` : wrong.field
}

/** True for the paths that programs call: they answer problem details. All other paths answer pages. */
export function isForPrograms(c: Context): boolean {
  return c.req.path.startsWith('/api/') || c.req.path === '/health'
}
