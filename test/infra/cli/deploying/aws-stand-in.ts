/** Answers the commands of one of AWS's clients by their names; one that nobody expects fails, and so does an `Error`. */
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
  // Whatever client it stands for: the answers are the tests' own business.
  return { asked, send: send as never }
}
