import type { Run, RunPage } from '#/lib/client/run.ts'
import type { RunPages } from '#/lib/queries/loaded-runs.ts'

const createdAt = '2026-08-07T07:47:06.501Z'

/** A run that succeeded, but for what a test changes about it. */
export function testingRun(token: string, changed: Partial<Run> = {}): Run {
  return {
    token,
    state: 'succeeded',
    reportName: 'Revenue',
    reportToken: '0123456789ab',
    hasNotebook: false,
    parameters: {},
    fields: [],
    trigger: 'manual',
    scheduleToken: null,
    executedBy: 'ada',
    failure: null,
    createdAt,
    updatedAt: createdAt,
    startedAt: createdAt,
    completedAt: createdAt,
    purgedAt: null,
    queueSeconds: 0,
    usualSeconds: null,
    durationSeconds: 1,
    isLatest: false,
    canCancel: false,
    canAcknowledge: false,
    ...changed,
  }
}

function page(tokens: string[]): RunPage {
  const runs = tokens.map((token) => testingRun(token))
  return { runs, readAt: createdAt, totalCount: 0, totalIsExact: true, nextCursor: null, previousCursor: null }
}

/** Loaded pages that hold runs with these tokens. */
export function runPages(tokens: string[][]): RunPages {
  return { pages: tokens.map(page), pageParams: tokens.map(() => null) }
}
