import { guardFields } from '../../functions/api/pages/form-guards.tsx'

/** Opens the page with the sign-up form, as a browser does, and returns the fields that come with it. */
export async function openedForm(origin: string): Promise<Readonly<Record<string, string>>> {
  const page = await (await fetch(new URL('/', origin))).text()
  const token = new RegExp(`name="${guardFields.token}" value="([^"]+)"`).exec(page)?.[1]
  if (token === undefined) throw new Error('the page holds no form with a token')
  return { [guardFields.token]: token }
}
