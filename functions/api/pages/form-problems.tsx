import type { FC } from 'hono/jsx'
import type { Language } from '../../../shared/language/language.ts'
import type { FieldProblem } from '../../../shared/subscriber/field-problem.ts'
import { preferenceNames } from '../../../shared/subscriber/preferences.ts'

interface ProblemsProps {
  readonly problems: readonly FieldProblem[]
  readonly language: Language
}

/** From top to bottom, on whichever page they are. */
const fieldOrder: readonly string[] = ['email', ...preferenceNames]

function inOrder(problems: readonly FieldProblem[]): readonly FieldProblem[] {
  const place = ({ field }: FieldProblem) => fieldOrder.indexOf(field)
  return problems.toSorted((a, b) => place(a) - place(b))
}

/** Above a form that was refused: all that is wrong, each with the way to its field. */
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

/** What is wrong with a field, right below it. */
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

/** Ties a control to its hint and to what is wrong with it. */
export function described(problems: readonly FieldProblem[], field: string, hintId?: string) {
  const isWrong = problems.some((problem) => problem.field === field)
  const ids = [...(hintId ? [hintId] : []), ...(isWrong ? [errorId(field)] : [])]
  return {
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
    ...(isWrong ? { 'aria-invalid': 'true' as const } : {}),
  }
}

/** The first control that has to be mended takes the focus. */
export function focused(problems: readonly FieldProblem[], field: string): { autofocus?: true } {
  return inOrder(problems)[0]?.field === field ? { autofocus: true } : {}
}

function errorId(field: string): string {
  return `${field}-error`
}
