import { createMiddleware } from 'hono/factory'
import { languageDetector } from 'hono/language'
import type { Languages } from '../../shared/language/languages.ts'
import { isLanguageTag, languageTags } from '../../shared/subscriber/language-tag.ts'
import type { ApiApp, ApiEnv } from './api-context.ts'

/** Chooses the language of an answer: the first of the browser's that there is a catalogue for, else the operator's. */
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
