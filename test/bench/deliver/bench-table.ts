import { simulatedTable } from '../../simulation/simulated-environment.ts'

export const benchTable = simulatedTable

/** The partition of a list of readers as people keep it, with what a mail needs. */
export const mailingList = 'mailing-list'

export const sender = 'papers@example.org'
export const configurationSet = 'paperwire'
