import { runScript } from './install/run-script.mjs'

await runScript('scripts/testing/run-tests.ts', ['everything'])
