/** How long a call of each function that works in the background may take, here and in AWS. */
export const publishTimeoutSeconds = 300
export const deliverTimeoutSeconds = 900
export const feedbackTimeoutSeconds = 60

/** AWS asks for six times the function's time-out, so that no message is seen again while its batch still runs. */
export const visibilityFactor = 6

/** AWS asks for at least 5: throttled calls of a function count as receives too. */
export const maxReceiveCount = 5
