import type { Paper, PaperId } from '../../../shared/paper/paper.ts'

/** A paper of which a test names only what matters to it. */
export function aPaper(part: Partial<Omit<Paper, 'id'>> & { readonly id?: string } = {}): Paper {
  const { id = '2607.00001', ...rest } = part
  return {
    title: 'A Paper',
    abstract: 'We present a paper.',
    authors: [],
    links: {},
    keywords: [],
    categories: [],
    signals: {},
    ...rest,
    id: id as PaperId,
  }
}
