import { runScript } from './install/run-script.mjs'

await runScript('scripts/fuzz.ts', process.argv.slice(2))
