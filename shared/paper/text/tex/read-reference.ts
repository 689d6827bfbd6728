import { type Reading, type Shown, spacesBefore, tail } from './reading.ts'

const inSentence =
  /(?:^|[.!?]\s*|\b(?:in|by|of|from|following|see|and|with|to|than|like|on|per|via|as|for)[\s~]*)$/i

/** A mark behind words says nothing here. In a sentence's own words (`by \citet{x}`), its key stays. */
export function readReference(reading: Reading, behind: number): Shown {
  const { text, end } = reading
  const rest = text.slice(behind, Math.min(end, behind + 300))
  const [all = '', keys] = /^\*?\s*(?:\[[^[\]]*\])*(?:\{([^{}]*)\})?/.exec(rest) ?? []
  const next = behind + all.trimEnd().length
  if (keys !== undefined && inSentence.test(tail(reading, 12))) return { shown: `[${keys}]`, next }
  const isAlone = keys !== undefined && tail(reading) === '(' && text[next] === ')'
  if (!isAlone) return { shown: '', next, takesBack: spacesBefore(reading) }
  return { shown: '', next: next + 1, takesBack: /[\s~]?\($/.exec(tail(reading, 2))?.[0].length ?? 1 }
}
