import { describe, expect, test } from 'vitest'
import { pageLink } from '../../../shared/paper/web-link.ts'

describe('the page of a project', () => {
  test('an endless address is no page of a project', () => {
    expect(pageLink(').'.repeat(500_000))).toBeUndefined()
  })

  test.each([
    ['gardens.example.org/maps', 'https://gardens.example.org/maps'],
    ['https://x.github.io/y).', 'https://x.github.io/y'],
    ['https://e.org/Map_(garden)', 'https://e.org/Map_(garden)'],
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['//example.org', undefined],
    ['x y', undefined],
    ['<https://e.org>', 'https://e.org/'],
    ['https://a:b@example.org/', undefined],
    ['x.github.io}}.', 'https://x.github.io/'],
    ['me@example.org', undefined],
    ['N/A', undefined],
    ['example.org:80/x', undefined],
  ] as const)('the address %j leads to the page %s', (address, link) => {
    expect(pageLink(address)).toBe(link)
  })
})
