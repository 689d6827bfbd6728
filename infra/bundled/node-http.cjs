/**
 * What bundles import as `node:http`: the same module, fetched without `import`. An import reads every export at once,
 * and behind `http.WebSocket` lies the whole of `fetch`: a tenth of a cold start, for functions that never call it.
 */
module.exports = process.getBuiltinModule('node:http')
