/** The outcome of a mail: one of the five scenarios of SES's mailbox simulator, or a mailbox that is full. */
export type Scenario = 'success' | 'bounce' | 'ooto' | 'complaint' | 'suppressionlist' | 'full'

const simulatorAddress =
  /^(success|bounce|ooto|complaint|suppressionlist)(\+[^@]*)?@simulator\.amazonses\.com$/i

/**
 * Domains of strangers with a fate: `.test` is reserved (RFC 6761), so nobody has an address there. The names below
 * them share it, because the service counts letters by domain, and a wave of strangers needs many domains.
 */
const strangers = [
  [/@(.+\.)?bounces\.test$/i, 'bounce'],
  [/@(.+\.)?complains\.test$/i, 'complaint'],
  [/@(.+\.)?full\.test$/i, 'full'],
] as const satisfies readonly (readonly [RegExp, Scenario])[]

/**
 * The scenario of a simulator address, with or without a label (`bounce+label@…`), or of a stranger's;
 * `success` for other addresses.
 */
export function scenarioOf(address: string): Scenario {
  const simulated = simulatorAddress.exec(address)?.[1]?.toLowerCase() as Scenario | undefined
  return simulated ?? strangers.find(([pattern]) => pattern.test(address))?.[1] ?? 'success'
}

/** Mail to the simulator counts towards the send rate, but not towards the daily quota. */
export function isSimulator(address: string): boolean {
  return address.toLowerCase().endsWith('@simulator.amazonses.com')
}
