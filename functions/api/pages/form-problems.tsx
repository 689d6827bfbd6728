import type { FC } from 'hono/jsx'
import type { Language } from '../../../shared/language/language.ts'
import type { FieldProblem } from '../../../shared/subscriber/field-problem.ts'
import { preferenceNames } from '../../../shared/subscriber/preferences/preferences.ts'

interface ProblemsProps {
  readonly problems: readonly FieldProblem[]
  readonly language: Language
}

/** The order of the fields from top to bottom, on every page. */
const fieldOrder: readonly string[] = ['email', ...preferenceNames]

function inOrder(problems: readonly FieldProblem[]): readonly FieldProblem[] {
  const place = ({ field }: FieldProblem) => fieldOrder.indexOf(field)
  return problems.toSorted((a, b) => place(a) - place(b))
}

/** Stands above a refused form: lists all problems, each with a link to its field. */
export const ProblemSummary: FC<ProblemsProps> = ({ problems, language }) =>
  problems.length > 0 && (
    <div class="error" role="alert">
      <p>{language.pages.failedForm}</p>
      <ul>
        {inOrder(problems).map((problem) => (
          <li>
            <a href={`#${problem.field}`}>{language.problem(problem)}</a>
          </li>
        ))}
      </ul>
    </div>
  )

/** The problems of one field, right below it. */
export const FieldErrors: FC<ProblemsProps & { field: string }> = ({ field, problems, language }) => {
  const own = problems.filter((problem) => problem.field === field)
  return (
    own.length > 0 && (
      <div class="field-error" id={errorId(field)}>
        {own.map((problem) => (
          <p>{language.problem(problem)}</p>
        ))}
      </div>
    )
  )
}

/** The ARIA attributes that tie a control to its hint and its problems. */
export function described(problems: readonly FieldProblem[], field: string, hintId?: string) {
  const isWrong = problems.some((problem) => problem.field === field)
  const ids = [...(hintId ? [hintId] : []), ...(isWrong ? [errorId(field)] : [])]
  return {
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
    ...(isWrong ? { 'aria-invalid': 'true' as const } : {}),
  }
}

/** Gives the focus to the first field that has a problem. */
export function focused(problems: readonly FieldProblem[], field: string): { autofocus?: true } {
  return inOrder(problems)[0]?.field === field ? { autofocus: true } : {}
}

function errorId(field: string): string {
  return `${field}-error`
}
