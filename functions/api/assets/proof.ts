/**
 * Solves the challenge of a form and sends the form. It is written by hand, because the browser has all that it needs:
 * `altcha-lib`'s own solver would be thirteen times as long, and its workers come from addresses that the pages' policy
 * forbids. The browser derives keys beside the page, so the page stays usable. Without WebCrypto (plain http) or
 * JavaScript the page stays as it is, and says that the mail waits its turn.
 *
 * A form sends itself once. If its proof did not count, the next page has a button instead, so that no two pages can
 * send each other back and forth. So has a page that the back button leads to: it must not lead forward again.
 */
export const proofScript = `
(() => {
  const form = document.querySelector('form[data-challenge]')
  const subtle = globalThis.crypto?.subtle
  if (!form || !subtle) return
  const challenge = JSON.parse(form.dataset.challenge)
  const { nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters
  const most = Number(form.dataset.most)
  const field = form.elements.proof
  const said = document.querySelector('[data-working]')
  const [bar, button] = ['progress', 'button'].map((part) => form.querySelector(part))
  const say = (what) => { said.textContent = said.dataset[what] }

  const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => Number.parseInt(pair, 16))
  const hex = (bits) => Array.from(new Uint8Array(bits), (byte) => byte.toString(16).padStart(2, '0')).join('')
  async function keyOf(counter) {
    const password = new Uint8Array([...bytes(nonce), 0, 0, 0, 0])
    new DataView(password.buffer).setUint32(password.length - 4, counter)
    const key = await subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
    const how = { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(salt), iterations: cost }
    return hex(await subtle.deriveBits(how, key, keyLength * 8))
  }
  async function solve() {
    for (let counter = 1; counter <= most; counter++) {
      const derivedKey = await keyOf(counter)
      if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey }
      bar.value = counter
    }
    throw new Error('no counter fits')
  }

  form.hidden = false
  say('working')
  solve().then((solution) => {
    field.value = btoa(JSON.stringify({ challenge, solution }))
    bar.value = most
    button.hidden = false
    const [{ type } = {}] = performance.getEntriesByType('navigation')
    if (!('sends' in form.dataset) || type === 'back_forward') return say('ready')
    say('solved')
    form.requestSubmit(button)
  }).catch(() => {
    bar.hidden = true
    say('failed')
  })
})()
`
