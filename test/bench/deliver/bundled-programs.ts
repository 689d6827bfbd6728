import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { bundleOptions } from '../../../infra/bundling.ts'

export interface BundledPrograms {
  readonly folder: string
  readonly remove: () => void
}

/**
 * Bundles programs of this folder as the functions are bundled. Nodemailer is left out, because a CommonJS module cannot
 * ask for Node's own modules from within a bundle.
 */
export function bundledPrograms(names: readonly string[], { minify = true } = {}): BundledPrograms {
  const folder = mkdtempSync(join(tmpdir(), 'paperwire-bench-'))
  symlinkSync(fileURLToPath(new URL('../../../node_modules', import.meta.url)), join(folder, 'node_modules'))
  buildSync({
    ...bundleOptions,
    minify,
    entryPoints: names.map((name) => ({ in: `test/bench/deliver/${name}.ts`, out: name })),
    outdir: folder,
    external: ['nodemailer'],
  })
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
