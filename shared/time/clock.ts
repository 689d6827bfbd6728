/** Milliseconds since the Unix epoch, UTC. It is the one form in which the domain keeps an instant. */
export type EpochMs = number

/** Tells the present. It is passed in, so that tests and `npm run tick` can choose it. */
export type Clock = () => EpochMs

export const secondMs = 1_000
export const minuteMs = 60 * secondMs
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs
