import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { messageOf } from '#/lib/errors.ts'
import { buildWhenNeeded } from '#/scripts/launcher/web-build.ts'
import { countOfRunner, countOfStep, type Counts } from './counts.ts'
import { readPlaywrightReport, readVitestReport } from './reports.ts'
import { runProgram } from './run-program.ts'

export type Step = { name: string; run: () => Promise<Counts> }

const vitest = (projects: string[]): Step => ({
  name: 'unit and contract tests',
  run: () =>
    countReport(readVitestReport, (reportPath) =>
      runProgram('vitest/vitest.mjs', [
        'run',
        ...projects.map((project) => `--project=${project}`),
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${reportPath}`,
      ]),
    ),
})

const checks: Step[] = [
  { name: 'format', run: async () => countOfStep(await runProgram('prettier/bin/prettier.cjs', ['--check', '.'])) },
  { name: 'lint', run: async () => countOfStep(await runProgram('oxlint/bin/oxlint', [])) },
  { name: 'types', run: async () => countOfStep(await checkTypes()) },
]

const build: Step = { name: 'production build', run: async () => countOfStep(await buildPages()) }

const size: Step = {
  name: 'first-load JavaScript',
  run: async () => countOfStep(await runProgram('size-limit/bin.js', ['--config', 'size-limit.config.ts'])),
}

const stories: Step = {
  name: 'browser stories',
  run: () =>
    countReport(readPlaywrightReport, (reportPath) =>
      runProgram('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
        PLAYWRIGHT_JSON_OUTPUT_FILE: reportPath,
      }),
    ),
}

/** What `npm run verify` and `npm test` run, in this order. */
export const stepsOf: Record<'verify' | 'everything', Step[]> = {
  verify: [...checks, vitest(['unit'])],
  everything: [...checks, vitest(['unit', 'fault']), build, size, stories],
}

/** Next writes the types of the routes and of style sheets; in a fresh clone they are not there yet. */
async function checkTypes(): Promise<number> {
  const exitCode = await runProgram('next/dist/bin/next', ['typegen'], { NEXT_TELEMETRY_DISABLED: '1' })
  return exitCode || runProgram('typescript/bin/tsc', ['--noEmit'])
}

async function buildPages(): Promise<number> {
  try {
    await buildWhenNeeded(console.log, new AbortController().signal)
    return 0
  } catch (error) {
    console.error(messageOf(error))
    return 1
  }
}

async function countReport(
  readReport: (report: unknown) => Counts,
  run: (reportPath: string) => Promise<number>,
): Promise<Counts> {
  const directory = mkdtempSync(join(tmpdir(), 'runboard-report-'))
  const reportPath = join(directory, 'report.json')
  try {
    const exitCode = await run(reportPath)
    return countOfRunner(readWhenWhole(reportPath, readReport), exitCode)
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function readWhenWhole(path: string, readReport: (report: unknown) => Counts): Counts | null {
  try {
    return readReport(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    console.error(`The runner left no report: ${messageOf(error)}`)
    return null
  }
}
