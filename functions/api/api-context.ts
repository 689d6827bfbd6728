import type { Context, Hono } from 'hono'
import type { Language } from '../../shared/language/language.ts'

/** The variables of every request: `words` is the language of its answer. */
export interface ApiEnv {
  readonly Variables: { readonly words: Language }
}

export type ApiContext = Context<ApiEnv>
export type ApiApp = Hono<ApiEnv>
