import { invalid } from './dynamo-fault.ts'

/** Symbols, `[3]`, `#name`, `:value`, words. */
const token = /\s*(<>|<=|>=|[=<>(),.+-]|\[[0-9]+\]|[#:]?[A-Za-z0-9_]+)/y

/** An expression, read from left to right. */
export interface Tokens {
  /** The next token, empty at the end. */
  peek(): string
  next(): string
  /** Takes the next token if it is this one; keywords in any case. */
  skip(wanted: string): boolean
  /** Takes the next token, which must be this one. */
  expect(wanted: string): void
  /** The next token is a keyword, in any case. */
  isAt(keyword: string): boolean
}

export function tokens(text: string): Tokens {
  const all = split(text)
  let place = 0
  const peek = (): string => all[place] ?? ''
  const isAt = (keyword: string): boolean => peek().toUpperCase() === keyword
  const next = (): string => {
    const found = peek()
    if (found === '') throw invalid(`Invalid expression: Syntax error; it ends too early: "${text}"`)
    place++
    return found
  }
  const skip = (wanted: string): boolean => {
    if (!isAt(wanted)) return false
    place++
    return true
  }
  return {
    peek,
    next,
    skip,
    isAt,
    expect(wanted) {
      if (!skip(wanted))
        throw invalid(`Invalid expression: Syntax error; "${peek()}" for "${wanted}" in "${text}"`)
    },
  }
}

function split(text: string): string[] {
  const found: string[] = []
  token.lastIndex = 0
  while (/\S/.test(text.slice(token.lastIndex))) {
    const at = token.lastIndex
    const [, symbol] = token.exec(text) ?? []
    if (symbol === undefined) {
      throw invalid(`Invalid expression: Syntax error; token: "${text.slice(at, at + 10)}" in "${text}"`)
    }
    found.push(symbol)
  }
  if (found.length === 0) throw invalid('Invalid expression: The expression can not be empty')
  return found
}
