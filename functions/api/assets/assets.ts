import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import type { Palette } from '../../../shared/brand/brand.ts'
import type { ApiApp, ApiEnv } from '../api-context.ts'
import { proofScript } from './proof.ts'
import { styleSheet } from './style.ts'
import { timeZoneScript } from './time-zone.ts'
import { typedAddressScript } from './typed-address.ts'

type AssetName = 'style' | 'time-zone' | 'typed-address' | 'proof'

interface Asset {
  readonly path: string
  readonly body: string
  readonly type: string
}

/** The style sheet and the scripts of the pages. */
export interface Assets {
  /** The path of an asset. It holds a hash of the content, so that browsers may keep the asset for ever. */
  readonly pathOf: (name: AssetName) => string
  readonly routes: () => ApiApp
}

export function assetsOf(palette: Palette): Assets {
  const assets: Readonly<Record<AssetName, Asset>> = {
    style: asset('style', 'css', styleSheet(palette)),
    'time-zone': asset('time-zone', 'javascript', timeZoneScript),
    'typed-address': asset('typed-address', 'javascript', typedAddressScript),
    proof: asset('proof', 'javascript', proofScript),
  }
  return {
    pathOf: (name) => assets[name].path,
    routes() {
      const app = new Hono<ApiEnv>()
      for (const { path, body, type } of Object.values(assets)) {
        app.get(path, (c) =>
          c.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' }),
        )
      }
      return app
    },
  }
}

function asset(name: AssetName, kind: 'css' | 'javascript', body: string): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
  const extension = kind === 'css' ? 'css' : 'js'
  return { path: `/assets/${name}-${hash}.${extension}`, body, type: `text/${kind}; charset=utf-8` }
}
