export interface Asked {
  /** The operator agreed beforehand, by `--yes`. */
  readonly yes: boolean
  readonly isTerminal: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * A sentence if nobody could answer the CDK, which asks before it widens permissions. Without a terminal it
 * would fail after everything was built, and name an option that this command does not have.
 */
export function nobodyToAsk({ yes, isTerminal, environment }: Asked): string | undefined {
  if (yes || isTerminal || environment.CDK_REQUIRE_APPROVAL === 'never') return undefined
  return 'There is no terminal in which you could be asked whether permissions may widen: add --yes, which agrees beforehand. docs/deploy.md says how a pipeline deploys.'
}
