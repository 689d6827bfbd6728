import { describe, expect, test } from 'vitest'
import { withoutMarkdown } from '../../../../shared/paper/text/markdown.ts'
import { plainText } from '../../../../shared/paper/text/plain-text.ts'

describe('Markdown', () => {
  test.each([
    ['**Bold** and *it* and __b__ and _i_', 'Bold and it and b and i'],
    ['# Head\n- one\n- two\n1. three', 'Head one two three'],
    ['see [the code](https://x.org/a_(b)) and `x`', 'see the code and x'],
    ['```python\nx=1\n```', 'x=1'],
    ['> quoted', 'quoted'],
    ['***both***', 'both'],
    ['snake_case_name and 2*3*4 and A* and D*', 'snake_case_name and 2*3*4 and A* and D*'],
    ['~~old~~ new', 'old new'],
    ['| a | b |\n|---|---|\n| 1 | 2 |', 'a | b 1 | 2'],
    ['Title\n=====\ntext', 'Title text'],
    ['![img](x.png) text', 'img text'],
    ['2 \\* 3 \\* 4', '2 * 3 * 4'],
    ['**bold *nested* x**', 'bold nested x'],
    ['- [x] done', 'done'],
    ['<b>x</b><br>y', 'x y'],
    ['*PRI*ors for *M*esh', 'PRIors for Mesh'],
    ['$x_1$ and $y_2$', 'x₁ and y₂'],
    ['- **Key**: value', 'Key: value'],
    ['It costs ~5 and -3', 'It costs ~5 and -3'],
    ['C# and F# 2 # x', 'C# and F# 2 # x'],
    ['1. First\n2) Second', 'First Second'],
    ['* a\n* b', 'a b'],
    ['**Result: **faster, ** bold ** and **cut', 'Result: faster, bold and cut'],
    ['2**n and __init__ stay', '2**n and __init__ stay'],
    ['f(*args, **kwargs) and `2 ** n`', 'f(*args, **kwargs) and 2 ** n'],
    ['*p < 0.05, **p < 0.01', '*p < 0.05, **p < 0.01'],
    ['f[x](y), A[i][j] and [this](that.md)[one](x)', 'f[x](y), A[i][j] and thisone'],
    ['$\\theta^*$ and $\\phi^*$ or *so*', 'θ* and φ* or so'],
    ['|A| = |B|\n| x | < 1', '|A| = |B| | x | < 1'],
    ['> 90% of\n>= 5\n> all', '> 90% of >= 5 all'],
    ['stars (**) and (**)', 'stars (**) and (**)'],
    ['**Summary:** We propose X.', 'Summary: We propose X.'],
    ['<https://e.org/x>', 'https://e.org/x'],
  ])('the Markdown %j reads %j', (markdown, words) => {
    expect(plainText(withoutMarkdown(markdown))).toBe(words)
  })

  test('Markdown takes little time even if it was made to be slow', () => {
    const started = process.cpuUsage()
    for (const seed of [
      '*',
      '**',
      '_',
      '`',
      '[',
      '](',
      '![',
      '|',
      '> ',
      '- ',
      '#',
      '~~',
      '*a',
      '***a ',
      '|-',
      '<b>',
    ]) {
      withoutMarkdown(seed.repeat(10_000 / seed.length))
    }
    expect(process.cpuUsage(started).user / 1_000).toBeLessThan(2_000)
  })
})
