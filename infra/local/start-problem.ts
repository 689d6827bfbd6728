import { inShell } from './in-shell.ts'

/** The local world cannot start. The message is for the person who typed the command. */
export class StartProblem extends Error {}

/** A port is not available. The advice repeats the typed command with another port. */
export class PortProblem extends StartProblem {
  readonly option: string
  readonly proposed: number

  constructor(sentence: string, option: string, proposed: number) {
    super(sentence)
    this.option = option
    this.proposed = proposed
  }

  /**
   * The message with a whole command that works. It keeps `--data`, because another folder has other readers.
   */
  withCommand(args: readonly string[]): string {
    const at = args.indexOf(this.option)
    const others = at < 0 ? args.filter((arg) => !arg.startsWith(`${this.option}=`)) : args.toSpliced(at, 2)
    const words = [...others.map(inShell), this.option, this.proposed]
    return `${this.message}: npm start -- ${words.join(' ')}`
  }
}
