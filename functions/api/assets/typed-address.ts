/**
 * Carries the typed address from the form to the page that it leads to, so that a slip is seen. It goes in the tab's
 * own storage: no address stands in a URL, and the server's answer stays the same for everybody. What was read once is
 * removed. Without JavaScript, the page asks to check the spelling and leads back to the form.
 */
export const typedAddressScript = `
(() => {
  const key = 'typed-address'
  const form = document.querySelector('form[action="/subscribe"]')
  const echo = document.querySelector('[data-typed-address]')
  // Storage can be forbidden, and reading it throws then.
  const tried = (read) => { try { return read() } catch { return null } }
  form?.addEventListener('submit', () => tried(() => sessionStorage.setItem(key, form.elements.email.value.trim())))
  const typed = tried(() => sessionStorage.getItem(key))
  tried(() => sessionStorage.removeItem(key))
  if (!echo || !typed) return
  echo.querySelector('strong').textContent = typed
  echo.hidden = false
})()
`
