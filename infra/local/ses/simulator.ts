/** The outcome of a mail: one of the five scenarios of SES's mailbox simulator. */
export type Scenario = 'success' | 'bounce' | 'ooto' | 'complaint' | 'suppressionlist'

const simulatorAddress =
  /^(success|bounce|ooto|complaint|suppressionlist)(\+[^@]*)?@simulator\.amazonses\.com$/i

/**
 * The scenario of a simulator address, with or without a label (`bounce+label@…`); `success` for other
 * addresses.
 */
export function scenarioOf(address: string): Scenario {
  return (simulatorAddress.exec(address)?.[1]?.toLowerCase() as Scenario | undefined) ?? 'success'
}

/** Mail to the simulator counts towards the send rate, but not towards the daily quota. */
export function isSimulator(address: string): boolean {
  return address.toLowerCase().endsWith('@simulator.amazonses.com')
}
