import { createMiddleware } from 'hono/factory'
import { languageDetector } from 'hono/language'
import type { Languages } from '../../shared/language/languages.ts'
import { isLanguageTag, languageTags } from '../../shared/subscriber/language-tag.ts'
import type { ApiApp, ApiEnv } from './api-context.ts'

/**
 * Chooses the language of each answer: the browser's first choice among the languages that have a catalogue,
 * or the operator's language if there is none.
 */
export function speakLanguages(app: ApiApp, languages: Languages): void {
  app.use(
    languageDetector({
      order: ['header'],
      supportedLanguages: [...languageTags],
      fallbackLanguage: languages.initial,
      caches: false,
    }),
    createMiddleware<ApiEnv>(async (c, next) => {
      const tag: string = c.get('language')
      c.set('words', await languages.load(isLanguageTag(tag) ? tag : languages.initial))
      await next()
      c.header('Vary', 'Accept-Language', { append: true })
    }),
  )
}
