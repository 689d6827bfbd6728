/**
 * Bundles import this file as `node:http`. It is the same module, but fetched without `import`. An import
 * reads every export at once, and the export `WebSocket` loads all of `fetch`: a tenth of a cold start for
 * functions that never call it.
 */
module.exports = process.getBuiltinModule('node:http')
