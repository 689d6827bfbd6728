import { describe, expect, test } from 'vitest'
import { codeLink, findCodeLink, repositoryLink } from '../../../shared/paper/code-link.ts'

describe('a link to code', () => {
  test.each([
    ['https://github.com/a/b', 'https://github.com/a/b'],
    ['github.com/a/b.git).', 'https://github.com/a/b'],
    ['http://www.github.com/a/b/tree/main?x#y', 'https://github.com/a/b'],
    ['https://gitlab.com/g/s/p/-/tree/7e', 'https://gitlab.com/g/s/p'],
    ['gitlab.com/g/p/tree/main', 'https://gitlab.com/g/p'],
    [
      'https://gitlab.com/goncalo.coutinho/defocustrackerAI-main/-/tree/7e0f',
      'https://gitlab.com/goncalo.coutinho/defocustrackerAI-main',
    ],
    ['bitbucket.org/a/b/src/master/', 'https://bitbucket.org/a/b'],
    ['https://codeberg.org/a/b,', 'https://codeberg.org/a/b'],
    ['https://huggingface.co/spaces/a/b', 'https://huggingface.co/spaces/a/b'],
    ['hf.co/a/b', 'https://huggingface.co/a/b'],
    ['https://huggingface.co/datasets/a/b/tree/main', 'https://huggingface.co/datasets/a/b'],
    ['https://huggingface.co/papers/2401.00001', undefined],
    ['https://huggingface.co/TildeAI', undefined],
    ['https://git.sr.ht/~a/b', 'https://git.sr.ht/~a/b'],
    ['https://zenodo.org/records/123456', 'https://zenodo.org/records/123456'],
    ['https://doi.org/10.5281/zenodo.123456.', 'https://doi.org/10.5281/zenodo.123456'],
    ['javascript:alert(1)//github.com/a/b', undefined],
    ['https://u:p@github.com/a/b', undefined],
    ['https://github.com@evil.example/a/b', undefined],
    ['https://github.com.evil.example/a/b', undefined],
    ['https://evil.example/github.com/a/b', undefined],
    ['https://notgithub.com/a/b', undefined],
    ['git@github.com:a/b.git', 'https://github.com/a/b'],
    ['<https://github.com/a/b>', 'https://github.com/a/b'],
    ['`github.com/a/b`', 'https://github.com/a/b'],
    ['https://gitlab.com/explore/projects', undefined],
    ['https://gitlab.evil.example/g/p', undefined],
    ['https://github.com./a/b', undefined],
    ['https://xn--gthub-n4a.com/a/b', undefined],
    ['https://github.com/a/b%20c', undefined],
    ['//github.com/a/b', undefined],
    ['https://github.com/a', undefined],
    ['https://github.com/users/a', undefined],
    ['https://github.com/security/advisories', undefined],
    ['https://gitlab.com/-/snippets/12', undefined],
    ['https://gitlab.com/api/v4', undefined],
    ['https://huggingface.co/terms-of-service/x', undefined],
    ['https://codeberg.org/explore/repos', undefined],
    ['https://github.com/a/next.js', 'https://github.com/a/next.js'],
    ['https://github.com/orgs/a', undefined],
    ['https://github.com/a/..', undefined],
    ['https://github.com/a/b}}.', 'https://github.com/a/b'],
    ['https://github.com:8080/a/b', undefined],
    ['https://anonymous.4open.science/r/ATOM-41CE.', 'https://anonymous.4open.science/r/ATOM-41CE'],
    ['https://github.com/bort64/ood\\_code}.', 'https://github.com/bort64/ood_code'],
    ['https://github.com/a/R-3.', 'https://github.com/a/R-3'],
    ['HTTPS://GitHub.com/A/B', 'https://github.com/A/B'],
    ['ftp://github.com/a/b', undefined],
    ['https://github.com/a/b.github.io', 'https://github.com/a/b.github.io'],
    ['https://github.com\\@evil.example/a', undefined],
    ['https://gist.github.com/a/0123456789abcdef', 'https://gist.github.com/a/0123456789abcdef'],
  ] as const)('the address %s leads to the code %s', (address, link) => {
    expect(codeLink(address)).toBe(link)
  })

  test.each([
    ['owner/name', 'https://github.com/owner/name'],
    ['owner/name.git', 'https://github.com/owner/name'],
    ['owner/name/', 'https://github.com/owner/name'],
    ['owner/..', undefined],
    ['gitlab.com/a/b', 'https://gitlab.com/a/b'],
    ['javascript:alert(1)//x/y', undefined],
    ['https://evil.example/owner/name', undefined],
    ['', undefined],
    ['owner', undefined],
    ['github:owner/name', 'https://github.com/owner/name'],
    ['owner/name.', 'https://github.com/owner/name'],
  ] as const)('the repository %j is at %s', (text, link) => {
    expect(repositoryLink(text)).toBe(link)
  })

  test.each([
    ['Our code is at https://github.com/a/b.', 'https://github.com/a/b'],
    ['We build on https://github.com/pytorch/pytorch. Code: gitlab.com/g/s/p.', 'https://gitlab.com/g/s/p'],
    ['OOD settings\\footnote{https://github.com/bort64/ood\\_code}.', 'https://github.com/bort64/ood_code'],
    ['models at https://huggingface.co/a/b and code at (github.com/a/b)', 'https://github.com/a/b'],
    ['See notgithub.com/a/b or me@github.com/a/b', undefined],
    ['https://github.com/a/b', 'https://github.com/a/b'],
    ['see https://github.com/a/b and https://github.com/c/d', undefined],
    ['Demo: https://huggingface.co/spaces/a/b', 'https://huggingface.co/spaces/a/b'],
    ['available \\href{https://github.com/a/b}{here}.', 'https://github.com/a/b'],
    ['at \\url{https://github.com/a/b}.', 'https://github.com/a/b'],
    ['Code:https://github.com/a/b', 'https://github.com/a/b'],
    [
      'at https://github.com/wwh0411/MCP-Persona}{https://github.com/wwh0411/MCP-Persona.',
      'https://github.com/wwh0411/MCP-Persona',
    ],
    [
      'Models are built on the code https://github.com/x/y. Ours is at https://github.com/a/b.',
      'https://github.com/a/b',
    ],
    ['We extend the repository github.com/x/y.', undefined],
    ['We use the code of https://github.com/x/y.', undefined],
    [
      'We evaluate on the data https://github.com/x/y. We release code at https://github.com/a/b.',
      'https://github.com/a/b',
    ],
    ['Built with PyTorch (https://github.com/pytorch/pytorch).', undefined],
    ['Prompts adapted from or inspired by https://github.com/x/y', undefined],
    ['We use open tools: code is at https://github.com/a/b', 'https://github.com/a/b'],
    [
      'We release models trained on gardens and baselines at https://github.com/a/b',
      'https://github.com/a/b',
    ],
    ['Code at https://github.com/a/b.Our method waters.', 'https://github.com/a/b'],
    ['Based on YOLO and available at https://gitlab.com/a/b.', 'https://gitlab.com/a/b'],
    ['no link', undefined],
  ] as const)('the text %j names the code %s', (text, link) => {
    expect(findCodeLink(text)).toBe(link)
  })

  test('code goes before models and data, and both before records, whichever comes first', () => {
    const record = 'The code is archived at zenodo.org/records/123456.'
    const data = 'Data: https://huggingface.co/datasets/a/d.'
    const code = 'Code is available at https://codeberg.org/a/c.'
    expect(findCodeLink(record, data, code)).toBe('https://codeberg.org/a/c')
    expect(findCodeLink(record, data)).toBe('https://huggingface.co/datasets/a/d')
    expect(findCodeLink(record)).toBe('https://zenodo.org/records/123456')
  })

  test('code is looked for in little time even if a text was made to be slow', () => {
    const started = process.cpuUsage()
    for (const seed of [
      'github.com/a/b ',
      'code ',
      'a.',
      '/',
      'gitlab.com/a/',
      'built on ',
      'https://',
      '.git',
    ]) {
      findCodeLink(`github.com/${seed.repeat(10_000 / seed.length)}`)
      codeLink(`https://gitlab.com/${seed.repeat(100_000 / seed.length)}`)
    }
    expect(process.cpuUsage(started).user / 1_000).toBeLessThan(2_000)
  })
})
