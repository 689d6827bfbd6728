import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

/** The bytes of a page, which never change. */
export interface KeptPage {
  /** Weak, because the plain and the packed bytes share it (RFC 9110 §8.8.3). */
  readonly tag: string
  readonly plain: Uint8Array<ArrayBuffer>
  readonly packed: () => Uint8Array<ArrayBuffer>
}

export interface KeptPagesLimits {
  readonly pages: number
  readonly bytes: number
}

export interface KeptPages {
  /**
   * The page that is kept under a name, if it is of this version. Otherwise it is rendered, and takes the place of the
   * one before. Those who ask together share one rendering. A rendering that fails leaves nothing behind.
   */
  page(name: string, version: string, render: () => Promise<string>): Promise<KeptPage>
  /** The page that is kept under a name, of whatever version. */
  known(name: string): KeptPage | undefined
  /** What is kept now. */
  size(): KeptPagesLimits
}

interface Place {
  readonly version: string
  readonly page: Promise<KeptPage>
  /** Known once the page is rendered. */
  rendered?: KeptPage
  bytes: number
}

/** Keeps rendered pages in memory. Those that were asked for last stay. */
export function keptPages(limits: KeptPagesLimits): KeptPages {
  /** The page that was asked for last is at the end. */
  const places = new Map<string, Place>()
  const bytesKept = () => [...places.values()].reduce((sum, { bytes }) => sum + bytes, 0)

  function makeRoom(): void {
    let bytes = bytesKept()
    for (const [name, place] of places) {
      if (places.size <= limits.pages && bytes <= limits.bytes) return
      places.delete(name)
      bytes -= place.bytes
    }
  }

  function moveToEnd(name: string, place: Place): void {
    places.delete(name)
    places.set(name, place)
  }

  function begin(name: string, version: string, render: () => Promise<string>): Place {
    const isHere = () => places.get(name) === place
    const grow = (bytes: number): void => {
      place.bytes += bytes
      if (isHere()) makeRoom()
    }
    const place: Place = { version, bytes: 0, page: render().then((text) => keptPage(text, grow)) }
    place.page.then(
      (page) => {
        place.rendered = page
      },
      () => isHere() && places.delete(name),
    )
    return place
  }

  return {
    page(name, version, render) {
      const known = places.get(name)
      const place = known?.version === version ? known : begin(name, version, render)
      moveToEnd(name, place)
      makeRoom()
      return place.page
    },
    known(name) {
      const place = places.get(name)
      if (place) moveToEnd(name, place)
      return place?.rendered
    },
    size: () => ({ pages: places.size, bytes: bytesKept() }),
  }
}

/**
 * Packs a page when somebody first takes it packed. Brotli is left out: at a speed that suits a page of some minutes it
 * saves 6 % more than gzip.
 */
function keptPage(text: string, onGrowth: (bytes: number) => void): KeptPage {
  const plain = new TextEncoder().encode(text)
  const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 22)
  let packed: Uint8Array<ArrayBuffer> | undefined
  onGrowth(plain.byteLength)
  return {
    tag: `W/"${hash}"`,
    plain,
    packed() {
      if (!packed) {
        packed = gzipSync(plain)
        onGrowth(packed.byteLength)
      }
      return packed
    },
  }
}
