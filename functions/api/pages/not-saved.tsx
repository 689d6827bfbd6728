import type { FC, PropsWithChildren } from 'hono/jsx'
import type { Language } from '../../../shared/language/language.ts'

interface NewerPreferencesProps {
  readonly language: Language
}

/** Above the form: others were first. What is in force stands below it, and then what was typed. */
export const NewerPreferences: FC<PropsWithChildren<NewerPreferencesProps>> = ({ language, children }) => {
  const { newer, newerBody, newerForm } = language.pages.preferences
  return (
    <>
      <NotSaved title={newer} body={newerBody} />
      {children}
      <p>{newerForm}</p>
    </>
  )
}

interface FreshLinkProps {
  readonly language: Language
  /** The path of the link to the preferences. */
  readonly path: string
}

/** Above the form: the owner cannot be told of the change now. A fresh link needs no telling. */
export const UntellableChange: FC<FreshLinkProps> = ({ language, path }) => {
  const { untellable, untellableBody } = language.pages.preferences
  return (
    <>
      <NotSaved title={untellable} body={untellableBody} />
      <FreshLinkButton {...{ language, path }} />
    </>
  )
}

export const FreshLinkButton: FC<FreshLinkProps> = ({ language, path }) => (
  <form method="post" action={`${path}/fresh-link`}>
    <button type="submit">{language.letters['fresh-link'].ask.button}</button>
  </form>
)

const NotSaved: FC<{ title: string; body: string }> = ({ title, body }) => (
  <div class="error" role="alert">
    <p>
      <strong>{title}</strong> {body}
    </p>
  </div>
)
