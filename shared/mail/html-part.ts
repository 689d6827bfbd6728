import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { MailContext } from './mail-context.ts'
import type { Hole, Part } from './template.ts'

/** A component as a part of a mail's HTML, with a key of its kind and of all that it shows. */
export function htmlPart({ language }: MailContext, shown: string, render: (hole: Hole) => Child): Part {
  return { key: `html ${language.tag} ${shown}`, render: (hole) => String(html`${render(hole)}`) }
}
