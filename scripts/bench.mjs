import { runScript } from './install/run-script.mjs'

await runScript('bench/scale.ts', process.argv.slice(2))
