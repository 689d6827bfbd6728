import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { styleSheet } from './style.ts'
import { timeZoneScript } from './time-zone.ts'
import { typedAddressScript } from './typed-address.ts'

const files = {
  style: { body: styleSheet, type: 'text/css; charset=utf-8', extension: 'css' },
  'time-zone': { body: timeZoneScript, type: 'text/javascript; charset=utf-8', extension: 'js' },
  'typed-address': { body: typedAddressScript, type: 'text/javascript; charset=utf-8', extension: 'js' },
} as const

type AssetName = keyof typeof files

const paths = new Map(
  (Object.keys(files) as AssetName[]).map((name) => {
    const { body, extension } = files[name]
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
    return [name, `/assets/${name}-${hash}.${extension}`]
  }),
)

/** The address of an asset. It holds a hash of the content, so that browsers may keep it for ever. */
export function assetPath(name: AssetName): string {
  return paths.get(name) ?? ''
}

export function assetRoutes(): Hono {
  const app = new Hono()
  for (const [name, path] of paths) {
    app.get(path, (c) =>
      c.body(files[name].body, 200, {
        'Content-Type': files[name].type,
        'Cache-Control': 'public, max-age=31536000, immutable',
      }),
    )
  }
  return app
}
