/** What a workflow's YAML holds. */
export type Yaml = string | readonly Yaml[] | { readonly [key: string]: Yaml }

interface Line {
  readonly indent: number
  readonly text: string
}

/**
 * Reads the YAML that workflows use: mappings, lists, plain values and `|` texts. Anything else throws, and so
 * does an indentation that does not fit.
 */
export function readWorkflow(text: string): Yaml {
  const lines = text
    .split('\n')
    .map((line) => ({ indent: line.search(/\S|$/), text: line.trim() }))
    .filter(({ text: each }) => each !== '' && !each.startsWith('#'))
  if (/\t/.test(text)) throw new Error('a tab')
  const value = readBlock(lines, 0)
  const [rest] = lines
  if (rest) throw new Error(`what belongs to nothing: ${rest.text}`)
  return value
}

/** Takes the lines of one block, all with this indentation, and what is below them. */
function readBlock(lines: Line[], indent: number): Yaml {
  return lines[0]?.text.startsWith('- ') ? readList(lines, indent) : readMapping(lines, indent)
}

function readList(lines: Line[], indent: number): Yaml[] {
  const list: Yaml[] = []
  for (let line = lines[0]; line?.indent === indent && line.text.startsWith('- '); line = lines[0]) {
    const item = line.text.slice(2)
    if (/^[\w-]+:( |$)/.test(item)) {
      // The item's first key stands behind the hyphen.
      lines[0] = { indent: indent + 2, text: item }
      list.push(readMapping(lines, indent + 2))
    } else {
      lines.shift()
      list.push(plain(item))
    }
  }
  return list
}

function readMapping(lines: Line[], indent: number): Record<string, Yaml> {
  const mapping: Record<string, Yaml> = {}
  for (let line = lines[0]; line?.indent === indent; line = lines[0]) {
    const [, key, value = ''] = /^([\w-]+):(?: (.*))?$/.exec(line.text) ?? []
    if (key === undefined) throw new Error(`no key: ${line.text}`)
    if (key in mapping) throw new Error(`a key twice: ${key}`)
    lines.shift()
    mapping[key] = value === '|' ? readText(lines, indent) : readValue(lines, indent, value)
  }
  return mapping
}

function readValue(lines: Line[], indent: number, value: string): Yaml {
  const text = value.replace(/ #.*$/, '')
  if (text !== '') return plain(text)
  const below = lines[0]?.indent ?? 0
  return below > indent ? readBlock(lines, below) : ''
}

function readText(lines: Line[], indent: number): string {
  const taken: string[] = []
  while ((lines[0]?.indent ?? 0) > indent) taken.push(lines.shift()?.text ?? '')
  return taken.join('\n')
}

function plain(text: string): Yaml {
  if (text.startsWith('['))
    return text
      .slice(1, -1)
      .split(',')
      .map((each) => each.trim())
  if (/^[&*>{%@`]/.test(text)) throw new Error(`more YAML than a workflow needs: ${text}`)
  return text.replace(/^(['"])(.*)\1$/, '$2')
}
