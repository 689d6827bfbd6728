import type { FC } from 'hono/jsx'
import type { Language } from '../../../shared/language/language.ts'

/** The names of the fields that no person fills in. */
export const guardFields = {
  /** The form's token. */
  token: 'form',
  /** The trap: programs that fill in whatever they find fill it in. */
  trap: 'remarks',
  /** The solved challenge. */
  proof: 'proof',
} as const

interface FormGuardsProps {
  readonly language: Language
  readonly token: string
}

/**
 * The token and the trap of a sign-up form. Nobody sees the trap, hears it, tabs into it, or has it filled in by a
 * browser: it is not displayed, and no kind of autofill knows its name.
 */
export const FormGuards: FC<FormGuardsProps> = ({ language, token }) => (
  <>
    <input type="hidden" name={guardFields.token} value={token} />
    <div class="unseen" aria-hidden="true">
      <label for={guardFields.trap}>{language.form.leaveEmpty}</label>
      <input
        type="text"
        id={guardFields.trap}
        name={guardFields.trap}
        value=""
        tabindex={-1}
        autocomplete="off"
      />
    </div>
  </>
)

interface CarriedGuardsProps {
  readonly token: string
  /** What stood in the trap of the form before. */
  readonly trap: string
}

/** The token and the trap of a page that follows the form and sends it again. */
export const CarriedGuards: FC<CarriedGuardsProps> = ({ token, trap }) => (
  <>
    <input type="hidden" name={guardFields.token} value={token} />
    <input type="hidden" name={guardFields.trap} value={trap} />
  </>
)
