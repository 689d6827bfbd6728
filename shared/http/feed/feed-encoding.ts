/**
 * A feed's bytes as text. Its encoding stands in a byte order mark, or else in the Content-Type, or else in the
 * XML declaration (RFC 7303, 3.2 and 8). What is valid UTF-8 is UTF-8, whatever a label says: labels are often wrong, and no
 * text of another encoding looks like it by chance. What is not is read as Windows-1252 where no label helps.
 */
export function feedText(bytes: Uint8Array, contentType: string): string {
  const label = markOf(bytes) ?? labelOf(contentType) ?? declaredIn(bytes) ?? 'utf-8'
  const isWide = /^(?:utf-?16|ucs-?2|iso-10646-ucs-2|unicode)/i.test(label)
  return (
    (isWide ? undefined : decoded(bytes, 'utf-8', true)) ??
    (/^utf-?8$/i.test(label) ? undefined : decoded(bytes, label, false)) ??
    decoded(bytes, 'windows-1252', false) ??
    ''
  )
}

function markOf([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // A declaration in two bytes a character, without a mark.
  if (first === 0x3c && second === 0) return 'utf-16le'
  return first === 0 && second === 0x3c ? 'utf-16be' : undefined
}

function labelOf(contentType: string): string | undefined {
  return /;\s*charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType)?.[1]
}

function declaredIn(bytes: Uint8Array): string | undefined {
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  return /^[\s\u00ef\u00bb\u00bf]*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(beginning)?.[1]
}

function decoded(bytes: Uint8Array, label: string, isStrict: boolean): string | undefined {
  try {
    return new TextDecoder(label, { fatal: isStrict }).decode(bytes)
  } catch {
    return undefined
  }
}
