import { runScript } from './install/run-script.mjs'

await runScript('scripts/rollups.ts', process.argv.slice(2))
