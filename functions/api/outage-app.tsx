import { Hono } from 'hono'
import { answerFailure, type FailureDeps } from './answer-failure.tsx'
import type { ApiApp, ApiEnv } from './api-context.ts'
import { speakLanguages } from './page-language.ts'
import { protectAnswers } from './protect-answers.ts'

/** Answers every request with the page of a failure: the function cannot work without what `fault` is about. */
export function outageApp(deps: FailureDeps, fault: Error): ApiApp {
  const app = new Hono<ApiEnv>()
  protectAnswers(app, deps.site)
  app.route('/', deps.site.assets.routes())
  speakLanguages(app, deps.languages)
  app.all('*', () => {
    throw fault
  })
  app.onError(answerFailure(deps))
  return app
}
