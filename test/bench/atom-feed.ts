import type { Paper } from '../../shared/paper/paper.ts'

/** Papers of plain letters as arXiv's daily feed has them (https://info.arxiv.org/help/rss_specifications.html). */
export function atomFeed(papers: readonly Paper[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<id>http://rss.arxiv.org/atom/cs</id>
<title>cs updates on arXiv.org</title>
${papers.map(entry).join('\n')}
</feed>`
}

function entry({ id, title, abstract, authors, categories }: Paper): string {
  return `<entry>
<id>oai:arXiv.org:${id}v1</id>
<title>${title}</title>
<link href="https://arxiv.org/abs/${id}" rel="alternate" type="text/html"/>
<summary>arXiv:${id}v1 Announce Type: new
Abstract: ${abstract}</summary>
${categories.map((category) => `<category term="${category}"/>`).join('\n')}
<published>2026-07-01T00:00:00-04:00</published>
<arxiv:announce_type>new</arxiv:announce_type>
<dc:creator>${authors.join(', ')}</dc:creator>
</entry>`
}
