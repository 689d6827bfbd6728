import * as z from 'zod/mini'
import { type BrandSettings, brandSchema } from '../../shared/brand/brand.ts'
import { languageTags } from '../../shared/subscriber/preferences/language-tag.ts'
import { parseJson } from './environment.ts'

/** The environment variables of a function that writes pages or mails. */
export const brandEnvironment = {
  /** JSON for `brandSchema`: `{"name": "Paperwire", "light": {}, "dark": {}}`. */
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
  /** The language of readers who did not choose one. */
  LANGUAGE: z.enum(languageTags, `must be one of ${languageTags.join(', ')}`),
} as const
