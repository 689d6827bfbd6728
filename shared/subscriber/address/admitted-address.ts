import { domainToUnicode } from 'node:url'
import { type FieldProblem, show } from '../field-problem.ts'
import { domainOf, type EmailAddress, parseAddress } from './address.ts'
import { suggestAddress } from './suggest-address.ts'

/** Which domains may sign up, as a stage sets it. Each name stands for the domains below it, too. */
export interface AdmittedDomains {
  /** If there are any, all other domains are refused. In lower case and A-labels, as a parsed address has them. */
  readonly onlyDomains: readonly string[]
  readonly refusedDomains: readonly string[]
}

export const everyDomain: AdmittedDomains = { onlyDomains: [], refusedDomains: [] }

export type AdmittedAddress =
  | { readonly ok: true; readonly address: EmailAddress }
  | { readonly ok: false; readonly problem: FieldProblem }

/** Parses the address of a sign-up, and tells what is wrong with it. The answer depends on the text alone. */
export function admittedAddress(given: unknown, domains: AdmittedDomains): AdmittedAddress {
  if (given !== undefined && typeof given !== 'string') return refused(given, { code: 'not-text' })
  const parsed = parseAddress(given ?? '')
  if (!parsed.ok) return refused(given, { code: parsed.problem })
  const { address } = parsed
  const domain = domainOf(address)
  const typed = domainToUnicode(domain)
  if (isAmong(domain, domains.refusedDomains)) return refused(typed, { code: 'refused-domain' })
  if (domains.onlyDomains.length > 0 && !isAmong(domain, domains.onlyDomains)) {
    return refused(typed, { code: 'other-domain', allowed: domains.onlyDomains.map(domainToUnicode) })
  }
  return { ok: true, address }
}

/** The address that was probably meant, unless it could not sign up either. */
export function suggestAdmitted(address: EmailAddress, domains: AdmittedDomains): EmailAddress | undefined {
  const meant = suggestAddress(address)
  return meant !== undefined && admittedAddress(meant, domains).ok ? meant : undefined
}

function refused(
  given: unknown,
  why: { readonly code: Exclude<FieldProblem['code'], 'bad-topic'>; readonly allowed?: readonly string[] },
): AdmittedAddress {
  return { ok: false, problem: { field: 'email', given: show(given), ...why } }
}

function isAmong(domain: string, names: readonly string[]): boolean {
  return names.some((name) => domain === name || domain.endsWith(`.${name}`))
}
