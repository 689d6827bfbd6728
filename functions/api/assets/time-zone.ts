/**
 * Selects the browser's own time zone in the sign-up form. Without JavaScript, the edition's zone stays
 * selected and the reader picks another one from the list.
 */
export const timeZoneScript = `
(() => {
  const select = document.querySelector('select[data-detect]')
  if (!select) return
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  // A browser that does not know has the edition's zone, like one without JavaScript.
  if (!zone || zone === 'Etc/Unknown') return
  if (![...select.options].some((option) => option.value === zone)) {
    select.add(new Option(zone.replaceAll('_', ' '), zone))
  }
  select.value = zone
})()
`
