import type { Context, Hono } from 'hono'
import type { Language } from '../../shared/language/language.ts'

/** What every request carries: the language that its page speaks. */
export interface ApiEnv {
  readonly Variables: { readonly words: Language }
}

export type ApiContext = Context<ApiEnv>
export type ApiApp = Hono<ApiEnv>
