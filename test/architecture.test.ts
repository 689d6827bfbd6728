import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { importCycles } from './import-cycles.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

interface SourceFile {
  /** From the root, with slashes. */
  readonly path: string
  readonly text: string
  /** Packages by name, own files by path from the root. */
  readonly imports: readonly string[]
}

const files = ['functions', 'infra', 'shared'].flatMap((folder) => sourceFiles(join(root, folder)))

function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => {
      const absolute = join(folder, name)
      const text = readFileSync(absolute, 'utf8')
      const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, target = '']) =>
        target.startsWith('.') ? relative(root, join(dirname(absolute), target)) : packageName(target),
      )
      return { path: relative(root, absolute), text, imports }
    })
}

function packageName(target: string): string {
  if (target.startsWith('node:')) return target
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/')
}

/** The sibling rooms that each room of `shared` may reach, and packages beside Node's own modules. */
const rooms: Readonly<
  Record<string, { readonly siblings: readonly string[]; readonly packages: readonly string[] }>
> = {
  time: { siblings: [], packages: ['temporal-polyfill'] },
  log: { siblings: [], packages: [] },
  concurrency: { siblings: [], packages: [] },
  memory: { siblings: [], packages: [] },
  brand: { siblings: [], packages: ['zod'] },
  internet: { siblings: [], packages: [] },
  paper: { siblings: ['time'], packages: ['zod'] },
  edition: { siblings: ['concurrency', 'memory', 'paper', 'time'], packages: ['zod'] },
  subscriber: {
    siblings: ['concurrency', 'edition', 'log', 'paper', 'time'],
    packages: ['temporal-polyfill', 'zod'],
  },
  language: { siblings: ['edition', 'paper', 'subscriber', 'time'], packages: [] },
  mail: {
    siblings: ['brand', 'edition', 'language', 'memory', 'paper', 'subscriber', 'time'],
    packages: ['hono'],
  },
  delivery: {
    siblings: ['concurrency', 'edition', 'log', 'mail', 'subscriber', 'time'],
    packages: ['zod'],
  },
  mime: { siblings: ['mail', 'memory'], packages: [] },
  dns: { siblings: ['internet', 'subscriber', 'time'], packages: [] },
  http: { siblings: ['internet', 'paper', 'time'], packages: ['fast-xml-parser', 'zod'] },
  aws: {
    siblings: ['concurrency', 'delivery', 'edition', 'mail', 'paper', 'subscriber', 'time'],
    packages: [
      'zod',
      '@aws-sdk/client-dynamodb',
      '@aws-sdk/client-secrets-manager',
      '@aws-sdk/client-ses',
      '@aws-sdk/client-sqs',
      '@aws-sdk/util-dynamodb',
    ],
  },
}

/** Which folder imports from which. A folder and what stands in it belong together, as a stack and its parts do. */
function folderImports(): Map<string, Set<string>> {
  const folders = new Map(files.map(({ path }) => [dirname(path), new Set<string>()]))
  for (const { path, imports } of files) {
    const own = dirname(path)
    const others = imports.map(dirname).filter((folder) => folders.has(folder) && folder !== own)
    const apart = others.filter(
      (folder) => !`${own}/`.startsWith(`${folder}/`) && !folder.startsWith(`${own}/`),
    )
    for (const folder of apart) folders.get(own)?.add(folder)
  }
  return folders
}

/** The files that break a rule, each with what it does. */
function breaking(rule: (file: SourceFile) => readonly string[]): string[] {
  return files.flatMap((file) => rule(file).map((deed) => `${file.path}: ${deed}`))
}

describe('the architecture', () => {
  test('the list of files that the architecture is read from is not empty', () => {
    for (const folder of ['functions', 'infra', 'shared']) {
      expect(files.filter(({ path }) => path.startsWith(`${folder}/`)).length, folder).toBeGreaterThan(10)
    }
    expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(200)
  })

  test('the rules know every room of shared', () => {
    const found = new Set(
      files.filter(({ path }) => path.startsWith('shared/')).map(({ path }) => path.split('/')[1]),
    )
    expect([...found].sort()).toEqual(Object.keys(rooms).sort())
  })

  test('each room of shared reaches only what it may', () => {
    const broken = breaking(({ path, imports }) => {
      const [top, room = ''] = path.split('/')
      const may = rooms[room]
      if (top !== 'shared' || !may) return []
      return imports.filter((target) => {
        if (target.startsWith('node:')) return false
        if (!target.includes('/') || target.startsWith('@')) return !may.packages.includes(target)
        const [targetTop, targetRoom = ''] = target.split('/')
        return targetTop !== 'shared' || (targetRoom !== room && !may.siblings.includes(targetRoom))
      })
    })
    expect(broken).toEqual([])
  })

  test('no file imports itself by way of others, not even for a type', () => {
    expect(importCycles(new Map(files.map(({ path, imports }) => [path, imports])))).toEqual([])
  })

  test('no folder imports itself by way of others, except the folders that it stands in', () => {
    expect(importCycles(folderImports())).toEqual([])
  })

  test('functions reach only shared, functions/lambda and functions/mail, and never each other', () => {
    const broken = breaking(({ path, imports }) => {
      const [top, own = ''] = path.split('/')
      if (top !== 'functions') return []
      return imports.filter((target) => {
        const [targetTop, targetFunction = ''] = target.split('/')
        if (targetTop === 'infra' || targetTop === 'test') return true
        return (
          targetTop === 'functions' &&
          ![own, 'lambda', 'mail'].includes(targetFunction) &&
          !targetFunction.endsWith('.ts')
        )
      })
    })
    expect(broken).toEqual([])
  })

  test('deployments name handlers by path and never import them', () => {
    expect(breaking(({ imports }) => imports.filter((target) => target.endsWith('handler.ts')))).toEqual([])
  })

  test('no file outside test imports a test', () => {
    expect(breaking(({ imports }) => imports.filter((target) => target.startsWith('test/')))).toEqual([])
  })

  test('no bundled file imports classic zod, which costs a cold start 14 ms of CPU where zod/mini costs 2.6 ms', () => {
    const broken = breaking(({ path, text }) =>
      path.startsWith('infra/') ? [] : (text.match(/'zod\b(?!\/mini')[^']*'/g) ?? []),
    )
    expect(broken).toEqual([])
  })

  test('clients are made and the real clock is asked only where everything is put together', () => {
    const broken = breaking(({ path, text }) => {
      if (path.startsWith('infra/') || /^functions\/\w+\/handler\.ts$/.test(path)) return []
      return text.match(/new \w+Client\(|Date\.now|Math\.random|new Date\(\)|process\.env/g) ?? []
    })
    expect(broken).toEqual([])
  })

  test('every client of AWS is made with limits on its time, because the SDK waits for ever by itself', () => {
    const broken = breaking(({ text }) =>
      [
        ...text.matchAll(
          /new (?:DynamoDB|SES|SQS|SNS|STS|Lambda|CloudFormation|SecretsManager)Client\(([^)]*)\)/g,
        ),
      ].flatMap(([made, options = '']) => (/\b\w+ClientConfig\b/.test(options) ? [] : [made])),
    )
    expect(broken).toEqual([])
  })
})
