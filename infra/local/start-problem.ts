/** Why the local world cannot start, in words for the person who typed the command. */
export class StartProblem extends Error {}
