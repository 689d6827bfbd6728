import { raw } from 'hono/html'

/**
 * HTML for Outlook on Windows alone, which renders mails with Word. It may open an element that another call
 * closes.
 */
export const forWord = (html: string) => raw(`<!--[if mso]>${html}<![endif]-->`)
