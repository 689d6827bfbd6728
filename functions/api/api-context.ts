import type { Context, Hono } from 'hono'
import type { Language } from '../../shared/language/language.ts'
import type { KeptPage } from './public-pages/kept-pages.ts'

/** The variables of a request. */
export interface ApiEnv {
  readonly Variables: {
    /** The language of its answer. */
    readonly words: Language
    /** Set if a public page is the answer. */
    readonly publicPage?: {
      readonly page: KeptPage
      readonly hangsOn: () => Promise<readonly (string | number | undefined)[]>
      readonly version: string
    }
  }
}

export type ApiContext = Context<ApiEnv>
export type ApiApp = Hono<ApiEnv>
