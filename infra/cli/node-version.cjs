// What every npm script does first, in syntax that any Node can read. `npm ci` brings Node 24 as an optional
// dependency; where that binary does not exist and the machine's own Node is too old, say so instead of failing later.
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
