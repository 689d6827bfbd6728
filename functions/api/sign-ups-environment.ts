import * as z from 'zod/mini'
import { everyDomain } from '../../shared/subscriber/address/admitted-address.ts'
import { defaultBudgets } from '../../shared/subscriber/sign-up/budgets.ts'
import { parseJson } from '../lambda/environment.ts'

const count = (from: number, standard: number) => {
  const allowed = `must be a whole number from ${from} on`
  return z._default(z.int(allowed).check(z.gte(from, allowed)), standard)
}

const domains = (standard: readonly string[]) =>
  z._default(z.readonly(z.array(z.string('must be a domain'), 'must be a list of domains')), [...standard])

const text = 'must be {"budgets", "onlyDomains", "refusedDomains", "proxies"}'

const signUpsSchema = z.strictObject(
  {
    budgets: z.prefault(
      z.strictObject(
        {
          mailboxADay: count(1, defaultBudgets.mailboxADay),
          networkAnHour: count(1, defaultBudgets.networkAnHour),
          domainAnHour: count(1, defaultBudgets.domainAnHour),
          largeDomainAnHour: count(1, defaultBudgets.largeDomainAnHour),
          totalAnHour: count(1, defaultBudgets.totalAnHour),
        },
        'must be budgets by their names',
      ),
      {},
    ),
    onlyDomains: domains(everyDomain.onlyDomains),
    refusedDomains: domains(everyDomain.refusedDomains),
    /** How many proxies of the operator stand before the service. */
    proxies: count(0, 0),
  },
  text,
)

export type SignUpSettings = z.infer<typeof signUpsSchema>

/** JSON: who may sign up, how often, and how a visitor's address is told. What it leaves out is the default. */
export const signUpsEnvironment = z.pipe(
  z.string(),
  z.transform((json, { issues }): SignUpSettings => {
    const parsed = signUpsSchema.safeParse(parseJson(json))
    if (parsed.success) return parsed.data
    const [{ path, message: wrong } = { path: [], message: '' }] = parsed.error.issues
    issues.push({ code: 'custom', message: [path.join('.'), wrong].filter(Boolean).join(' '), input: json })
    return z.NEVER
  }),
)
