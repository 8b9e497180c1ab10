import { runScript } from './install/run-script.mjs'

process.stdout.write('Runboard starts …\n')
await runScript('scripts/start.ts', process.argv.slice(2))
