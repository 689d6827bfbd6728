// Runs a TypeScript file: `node infra/cli/run.cjs FILE ARGUMENTS`, as the npm scripts do. In one process and not in two,
// so that npm, which tells its own child alone to end, ends all there is. `node --import tsx FILE` would be that, too, but
// an old Node does not know the option and says only that.
require('./node-version.cjs')

// As if Node had been given the file itself.
process.argv.splice(1, 2, require('node:path').resolve(process.argv[2]))
import('tsx').then(() => import(require('node:url').pathToFileURL(process.argv[1])))
