import { createMiddleware } from 'hono/factory'
import { parseAccept } from 'hono/utils/accept'
import type { Languages } from '../../shared/language/languages.ts'
import { type LanguageTag, languageTags } from '../../shared/subscriber/preferences/language-tag.ts'
import type { ApiApp, ApiContext, ApiEnv } from './api-context.ts'

/**
 * The language of an answer: the browser's first choice among the languages that have a catalogue, or the operator's
 * language if there is none.
 */
export function languageTagOf(c: ApiContext, { initial }: Pick<Languages, 'initial'>): LanguageTag {
  for (const { type, q } of parseAccept(c.req.header('Accept-Language') ?? '')) {
    const wanted = type.toLowerCase()
    const found = languageTags.find((tag) => wanted === tag || wanted.startsWith(`${tag}-`))
    if (found && q > 0) return found
  }
  return initial
}

/** Gives each request the words of its language. */
export function speakLanguages(app: ApiApp, languages: Languages): void {
  app.use(
    createMiddleware<ApiEnv>(async (c, next) => {
      // Before the answer: afterwards it would have to be made once more.
      c.header('Vary', 'Accept-Language', { append: true })
      c.set('words', await languages.load(languageTagOf(c, languages)))
      await next()
    }),
  )
}
