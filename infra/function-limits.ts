/** The time limits of the functions, for the local world and for AWS. */
export const apiTimeoutSeconds = 15
export const publishTimeoutSeconds = 300
export const deliverTimeoutSeconds = 900
export const lettersTimeoutSeconds = 60
export const feedbackTimeoutSeconds = 60

/**
 * The visibility time-out of a queue in time-outs of its function. AWS recommends six, so that no message is
 * delivered again while its batch still runs.
 */
export const visibilityFactor = 6

/** AWS recommends at least 5, because throttled calls of a function count as receives too. */
export const maxReceiveCount = 5

/**
 * A letter is given up after three hours of failed calls, as after three hours of being put back: with six
 * minutes a try, five would give it up after half an hour in which its function cannot start.
 */
export const letterReceiveCount = 30
