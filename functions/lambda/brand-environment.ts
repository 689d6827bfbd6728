import * as z from 'zod/mini'
import { type BrandSettings, brandSchema } from '../../shared/brand/brand.ts'
import { languageTags } from '../../shared/subscriber/language-tag.ts'
import { parseJson } from './environment.ts'

/** The environment of a function that speaks to readers. */
export const brandEnvironment = {
  /** JSON, as `brandSchema` reads it: `{"name": "Paperwire", "light": {}, "dark": {}}`. */
  BRAND: z.pipe(
    z.string(),
    z.transform((json, { issues }): BrandSettings => {
      const parsed = brandSchema.safeParse(parseJson(json))
      if (parsed.success) return parsed.data
      const [{ path, message: wrong } = { path: [], message: '' }] = parsed.error.issues
      const message = [...(path.length > 0 ? [path.join('.')] : []), wrong].join(' ')
      issues.push({ code: 'custom', message, input: json })
      return z.NEVER
    }),
  ),
  /** The language of readers who chose none. */
  LANGUAGE: z.enum(languageTags, `must be one of ${languageTags.join(', ')}`),
} as const
