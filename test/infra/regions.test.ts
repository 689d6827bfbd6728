import { describe, expect, test } from 'vitest'
import exampleStage from '../../infra/example-stage.json'
import { parseStage } from '../../infra/read-stage.ts'
import {
  hasBudgets,
  knownRegions,
  regionsWithBudgets,
  regionsWithoutBudgets,
  regionsWithoutSes,
  stageRegions,
} from '../../infra/regions.ts'
import { read } from '../docs/documents.ts'

const stageIn = (region: string, more: object = {}) =>
  parseStage({ ...exampleStage, region, ...more }, 'here')

test('a region is of one kind only', () => {
  expect(new Set(knownRegions).size).toBe(knownRegions.length)
  expect(stageRegions.length).toBe(regionsWithBudgets.length + regionsWithoutBudgets.length)
})

test('docs/deploy.md names exactly the regions in which a stage can be, by what they have, and those without SES', () => {
  const section =
    read('docs/deploy.md')
      .split(/^## /m)
      .find((each) => each.startsWith('Regions')) ?? ''
  const [first = '', second = ''] = section.split('\n').filter((line) => line.startsWith('| `'))
  const [others = ''] = section.split('\n').filter((line) => line.startsWith('Any other region'))
  const named = (text: string) => text.match(/(?<=`)[a-z]{2}(-[a-z]+)+-\d(?=`)/g)
  expect(named(first)).toEqual([...regionsWithBudgets])
  expect(named(second)).toEqual([...regionsWithoutBudgets])
  expect(named(others)).toEqual(Object.keys(regionsWithoutSes))
})

describe('the region of a stage', () => {
  test.each(stageRegions)('%s is accepted', (region) => {
    expect(stageIn(region).region).toBe(region)
  })

  test.each(Object.entries(regionsWithoutSes))(
    '%s is refused by name, because it has no SES, with what is near: %s',
    (region, near) => {
      expect(() => stageIn(region)).toThrow(
        `here: region is "${region}", where there is no Amazon SES: choose ${near.join(' or ')} nearby.`,
      )
      for (const each of near) expect(stageRegions).toContain(each)
    },
  )

  test.each(['eu-north-9', 'us-iso-east-1', 'eusc-de-east-1'])(
    '%s, which nobody has looked at, is refused',
    (region) => {
      expect(() => stageIn(region)).toThrow(
        `region is "${region}", must be one of the regions in docs/deploy.md`,
      )
    },
  )
})

describe('the region of the keys’ copy', () => {
  test.each(['eu-south-2', 'ap-east-1', 'eu-west-1'])('%s needs no SES', (backupRegion) => {
    expect(stageIn('eu-north-1', { backupRegion }).backupRegion).toBe(backupRegion)
  })

  test.each([
    ['us-east-1', 'us-gov-west-1'],
    ['us-gov-west-1', 'us-east-1'],
    ['us-east-1', 'cn-north-1'],
  ])('for a stage in %s it is not %s, which is another part of AWS', (region, backupRegion) => {
    expect(() => stageIn(region, { backupRegion })).toThrow(
      "backupRegion must be in the same part of AWS as the stage's region",
    )
  })
})

test('AWS’s linter looks at a template for every region in which a stage can be', () => {
  expect(read('.ci/cfn-lint')).toContain('for kind in regionsWithBudgets regionsWithoutBudgets; do')
})

test('Stockholm and GovCloud have SES and no budgets', () => {
  expect(hasBudgets('eu-north-1')).toBe(false)
  expect(hasBudgets('us-gov-west-1')).toBe(false)
  expect(hasBudgets('us-east-1')).toBe(true)
})
