import * as z from 'zod/mini'
import { type NamedFeed, parseFeedAddress } from '../../shared/http/feed/feed-address.ts'
import { parseJson } from '../lambda/environment.ts'

const feedList = z.array(z.object({ url: z.string(), everyDays: z.exactOptional(z.number()) }))

/**
 * The operator's feeds as JSON. Their addresses are looked at here as well as at the deployment: whoever can change a
 * variable gets no inner host asked.
 */
export const feedsVariable = z.pipe(
  z.string(),
  z.transform((text, { issues }): NamedFeed[] => {
    const parsed = feedList.safeParse(parseJson(text))
    const wrong = parsed.data?.map(({ url }) => parseFeedAddress(url)).find(({ ok }) => !ok)
    if (parsed.success && !wrong) return parsed.data
    const problem =
      wrong && !wrong.ok ? `holds an address that ${wrong.problem}` : 'must be [{"url", "everyDays"}]'
    issues.push({ code: 'custom', message: problem, input: text })
    return z.NEVER
  }),
)
