// This is the first step of every npm script, in syntax that any Node can parse. `npm ci` installs Node 24 as
// an optional dependency. If there is no such binary for this platform and the machine's own Node is too old,
// this file says so instead of letting the script fail later.
var needed = [22, 17]
var have = process.versions.node.split('.').map(Number)

if (have[0] < needed[0] || (have[0] === needed[0] && have[1] < needed[1])) {
  console.error(
    'Paperwire needs Node ' +
      needed.join('.') +
      ' or newer, but this is ' +
      process.versions.node +
      ' and npm could not install a newer one for this platform: install Node 24 and try again.',
  )
  process.exit(1)
}
