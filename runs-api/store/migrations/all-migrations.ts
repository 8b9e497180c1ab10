import type { Migration } from 'kysely/migration'
import * as accounts from '#/runs-api/store/migrations/0001-accounts.ts'
import * as reports from '#/runs-api/store/migrations/0002-reports.ts'
import * as runs from '#/runs-api/store/migrations/0003-runs.ts'
import * as rollups from '#/runs-api/store/migrations/0004-rollups.ts'
import * as settings from '#/runs-api/store/migrations/0005-settings.ts'
import * as health from '#/runs-api/store/migrations/0006-health.ts'
import * as listIndexes from '#/runs-api/store/migrations/0007-list-indexes.ts'
import * as histograms from '#/runs-api/store/migrations/0008-histograms.ts'
import * as longRuns from '#/runs-api/store/migrations/0011-long-runs.ts'

/** In the order of their names; one that has landed is never edited, the next one mends it. */
export const migrations: Record<string, Migration> = {
  '0001-accounts': accounts,
  '0002-reports': reports,
  '0003-runs': runs,
  '0004-rollups': rollups,
  '0005-settings': settings,
  '0006-health': health,
  '0007-list-indexes': listIndexes,
  '0008-histograms': histograms,
  '0011-long-runs': longRuns,
}
