import { fetchText } from '../fetch-text.ts'
import type { WebService } from '../web-service.ts'
import { type ArxivAnswer, readArxivAnswer } from './arxiv-answer.ts'
import type { ReadEntry } from './arxiv-entry.ts'

/** Since September 2026, arXiv answers a request for any other type with 406. */
const accept = 'application/atom+xml'

/** Asks arXiv for a list of papers, each read by `readEntry`. Never throws: a failure is an outcome. */
export async function askArxiv(
  address: string,
  service: WebService,
  readEntry: (json: unknown) => ReadEntry,
): Promise<ArxivAnswer> {
  return readArxivAnswer(await fetchText(address, service, { accept }), readEntry)
}
