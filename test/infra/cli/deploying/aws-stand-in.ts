/** Answers the commands of one of AWS's clients by their names. An unexpected command fails, and so does an `Error`. */
export function answers(byCommand: Readonly<Record<string, unknown>>) {
  const asked: { readonly command: string; readonly input: unknown }[] = []
  const send = async (sent: { readonly input: unknown }): Promise<unknown> => {
    const command = sent.constructor.name.replace(/Command$/, '')
    asked.push({ command, input: sent.input })
    if (!Object.hasOwn(byCommand, command)) throw new Error(`nobody expected ${command}`)
    const answer = byCommand[command]
    if (answer instanceof Error) throw answer
    return answer
  }
  // It can stand for any client, because the tests choose the answers.
  return { asked, send: send as never }
}
