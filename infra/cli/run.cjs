// Runs a TypeScript file: `node infra/cli/run.cjs FILE ARGUMENTS`. Every npm script starts so, after an `exec`: npm passes
// a signal to the process that it started and to no other, so neither a shell nor a second Node may stand in between.
// `node --import tsx FILE` is not used, because an old Node would refuse the option before it could be told its age.
require('./node-version.cjs')

// As if Node had been given the file itself.
process.argv.splice(1, 2, require('node:path').resolve(process.argv[2]))
import('tsx').then(() => import(require('node:url').pathToFileURL(process.argv[1])))
