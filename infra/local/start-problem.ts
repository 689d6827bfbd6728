import { inShell } from './in-shell.ts'

/** Why the local world cannot start, in words for the person who typed the command. */
export class StartProblem extends Error {}

/** A port that cannot be had: what to type instead depends on what was typed. */
export class PortProblem extends StartProblem {
  readonly option: string
  readonly proposed: number

  constructor(sentence: string, option: string, proposed: number) {
    super(sentence)
    this.option = option
    this.proposed = proposed
  }

  /** The sentence with the whole command that would do: with another world's data nobody would find their readers. */
  withCommand(args: readonly string[]): string {
    const at = args.indexOf(this.option)
    const others = at < 0 ? args.filter((arg) => !arg.startsWith(`${this.option}=`)) : args.toSpliced(at, 2)
    const words = [...others.map(inShell), this.option, this.proposed]
    return `${this.message}: npm start -- ${words.join(' ')}`
  }
}
