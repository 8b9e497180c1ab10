import { runScript } from './install/run-script.mjs'

await runScript('scripts/token.ts', process.argv.slice(2))
