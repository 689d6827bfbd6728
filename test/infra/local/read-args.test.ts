import { describe, expect, test } from 'vitest'
import { readArgs } from '../../../infra/local/read-args.ts'

const options = {
  port: { type: 'string' },
  'inbox-port': { type: 'string' },
  fresh: { type: 'boolean', default: false },
  yes: { type: 'boolean' },
} as const

/** What npm 11 puts into the environment, and the arguments that it passes on. */
const start = (variables: Readonly<Record<string, string>>, ...args: string[]) =>
  readArgs({ args, options }, { npm_lifecycle_event: 'start', ...variables })

describe('options that npm took for itself', () => {
  test.each<[typed: string, variables: Record<string, string>, args: string[], meant: string]>([
    ['npm start --port 4000', { npm_config_port: 'true' }, ['4000'], 'npm start -- --port 4000'],
    ['npm start --port=4000', { npm_config_port: '4000' }, [], 'npm start -- --port 4000'],
    ['npm start --inbox-port 1', { npm_config_inbox_port: 'true' }, ['1'], 'npm start -- --inbox-port 1'],
    ['npm start --fresh', { npm_config_fresh: 'true' }, [], 'npm start -- --fresh'],
    [
      'npm start --fresh --port 4000',
      { npm_config_fresh: 'true', npm_config_port: 'true' },
      ['4000'],
      'npm start -- --port 4000 --fresh',
    ],
    [
      'npm start --port 1 --inbox-port 2',
      { npm_config_port: 'true', npm_config_inbox_port: 'true' },
      ['1', '2'],
      'npm start -- --port … --inbox-port …',
    ],
    [
      'npm start --port 4000 -- --fresh',
      { npm_config_port: 'true' },
      ['4000', '--fresh'],
      'npm start -- --port 4000 --fresh',
    ],
    ['npm start --port', { npm_config_port: 'true' }, [], 'npm start -- --port …'],
  ])('“%s” is answered with the command that was meant', (_typed, variables, args, meant) => {
    expect(() => start(variables, ...args)).toThrow(
      expect.objectContaining({ message: expect.stringMatching(/^npm took --.* for itself/) }),
    )
    expect(() => start(variables, ...args)).toThrow(`Write two hyphens before the options: ${meant}`)
  })

  test('a command with arguments of its own is named without them', () => {
    const environment = { npm_lifecycle_event: 'subscriber', npm_config_table: 'true' }
    const args = ['show', 'ann@example.org', 'papers']
    const table = { type: 'string' } as const
    expect(() => readArgs({ args, options: { table }, allowPositionals: true }, environment)).toThrow(
      'npm run subscriber -- --table … …',
    )
  })

  test('options behind two hyphens are read, whatever settings of its own npm has', () => {
    const settings = {
      npm_config_yes: 'true',
      npm_config_help: 'true',
      npm_config_registry: 'x',
      npm_config_fresh: '',
    }
    expect(start(settings, '--port', '4000').values).toMatchObject({ port: '4000', fresh: false })
  })

  test('without npm, nothing was taken', () => {
    const { values } = readArgs({ args: [], options }, { npm_config_port: '4000' })
    expect(values.port).toBeUndefined()
  })
})
