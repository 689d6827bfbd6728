/** The cells of every table row in a Markdown text, without headings and rules. */
export function tableRows(markdown: string): string[][] {
  const lines = markdown.split('\n')
  const isRule = (line = ''): boolean => /^\|[\s:|-]+\|$/.test(line)
  return lines
    .filter((line, at) => line.startsWith('|') && !isRule(line) && !isRule(lines[at + 1]))
    .map((line) => {
      const cells = line.split(/(?<!\\)\|/).slice(1, -1)
      return cells.map((cell) => cell.trim())
    })
}

/** The names in a first cell: `**settle**, \`settle\`` names "settle" twice. */
export function namesIn(cell = ''): string[] {
  return cell
    .replaceAll(/[*`]/g, '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
