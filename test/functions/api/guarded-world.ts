import type { ApiDeps } from '../../../functions/api/api-deps.ts'
import { requestAsYet } from '../../../functions/api/routes/request-as-yet.ts'
import type { RequestSubscription } from '../../../functions/api/sign-up.ts'
import { apiWorld } from './api-world.ts'

/** A world under attack: only a proven sign-up has its letter go at once. `asksProof` is what it tells the others. */
export function guardedWorld({ asksProof = true, ...part }: Partial<ApiDeps> & { asksProof?: boolean } = {}) {
  const proven: boolean[] = []
  const request: RequestSubscription = async (deps, form) => {
    proven.push(form.isProven)
    await requestAsYet(deps, form)
    return form.isProven ? { letter: 'goes', asksProof: false } : { letter: 'waits', asksProof }
  }
  return { ...apiWorld(part, request), proven }
}
