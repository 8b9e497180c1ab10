/** What a runner did, in tests. */
export type Counts = { passed: number; failed: number; skipped: number }

export function addUp(all: Counts[]): Counts {
  const sum = (name: keyof Counts) => all.reduce((total, counts) => total + counts[name], 0)
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
}

/** The last line of a test run: `12 passed, 0 failed`, and the skipped ones when there are any. */
export function summaryLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** A step that is no test runner (format, lint, types, build) counts as one test. */
export function countOfStep(exitCode: number): Counts {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

/**
 * What counts for a test runner, from its report and its exit code: one that wrote no report, found no test, or ended
 * badly although every test passed has failed once more.
 */
export function countOfRunner(report: Counts | null, exitCode: number): Counts {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const foundNothing = report.passed + report.failed + report.skipped === 0
  const endedBadly = exitCode !== 0 && report.failed === 0
  return { ...report, failed: report.failed + (foundNothing || endedBadly ? 1 : 0) }
}
