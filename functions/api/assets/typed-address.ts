/**
 * Carries the typed address from the sign-up form to the next page, so that the reader sees a typing error.
 * The address travels in the tab's own storage: no URL holds it, and the server's answer is the same for
 * everybody. The next page removes it from the storage. Without JavaScript, that page asks the reader to
 * check the spelling and links to the form.
 */
export const typedAddressScript = `
(() => {
  const key = 'typed-address'
  const form = document.querySelector('form[action="/subscribe"]')
  const echo = document.querySelector('[data-typed-address]')
  // Storage can be forbidden, and reading it throws then.
  const tried = (read) => { try { return read() } catch { return null } }
  form?.addEventListener('submit', (event) => tried(() => {
    // The page that asks which address was meant has a button for each.
    const { value } = event?.submitter?.name === 'email' ? event.submitter : form.elements.email
    sessionStorage.setItem(key, value.trim())
  }))
  const typed = tried(() => sessionStorage.getItem(key))
  tried(() => sessionStorage.removeItem(key))
  if (!echo || !typed) return
  echo.querySelector('strong').textContent = typed
  echo.hidden = false
})()
`
