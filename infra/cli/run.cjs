// Runs a TypeScript file: `node infra/cli/run.cjs FILE ARGUMENTS`, as the npm scripts do. There is only one process of
// Node, so that whatever ends it ends all. `node --import tsx FILE` would also be one process, but an old Node would
// only complain about the unknown option.
require('./node-version.cjs')

// The file sees `process.argv` as if Node had been started with it.
process.argv.splice(1, 2, require('node:path').resolve(process.argv[2]))
import('tsx').then(() => import(require('node:url').pathToFileURL(process.argv[1])))
