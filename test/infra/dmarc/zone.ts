import type { ResolveTxt } from '../../../infra/dmarc/tree-walk.ts'

/**
 * DNS with these texts, as `resolveTxt` of Node answers; an `Error` is a server that does not. A text of more
 * than 255 characters comes in parts. `asked` gets every name that is asked for.
 */
export function zone(
  records: Readonly<Record<string, readonly string[] | Error>>,
  asked: string[] = [],
): ResolveTxt {
  return async (name) => {
    asked.push(name)
    const texts = records[name]
    if (texts instanceof Error) throw texts
    if (texts === undefined)
      throw Object.assign(new Error(`queryTxt ENOTFOUND ${name}`), { code: 'ENOTFOUND' })
    return texts.map((text) => text.match(/.{1,255}/gs) ?? [''])
  }
}
