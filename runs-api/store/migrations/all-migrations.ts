import type { Migration } from 'kysely/migration'
import * as accounts from '#/runs-api/store/migrations/0001-accounts.ts'
import * as reports from '#/runs-api/store/migrations/0002-reports.ts'
import * as runs from '#/runs-api/store/migrations/0003-runs.ts'
import * as rollups from '#/runs-api/store/migrations/0004-rollups.ts'
import * as settings from '#/runs-api/store/migrations/0005-settings.ts'
import * as health from '#/runs-api/store/migrations/0006-health.ts'
import * as listIndexes from '#/runs-api/store/migrations/0007-list-indexes.ts'
import * as histograms from '#/runs-api/store/migrations/0008-histograms.ts'
import * as acknowledgements from '#/runs-api/store/migrations/0009-acknowledgements.ts'
import * as slowRuns from '#/runs-api/store/migrations/0010-slow-runs.ts'
import * as scheduleMisses from '#/runs-api/store/migrations/0011-schedule-misses.ts'
import * as failureGroups from '#/runs-api/store/migrations/0012-failure-groups.ts'
import * as longRuns from '#/runs-api/store/migrations/0013-long-runs.ts'
import * as runChanges from '#/runs-api/store/migrations/0014-run-changes.ts'
import * as runTimes from '#/runs-api/store/migrations/0015-run-times.ts'
import * as knownFailures from '#/runs-api/store/migrations/0016-known-failures.ts'
import * as standings from '#/runs-api/store/migrations/0017-standings.ts'
import * as personMonths from '#/runs-api/store/migrations/0018-person-months.ts'
import * as directParameters from '#/runs-api/store/migrations/0019-direct-parameters.ts'
import * as personFailures from '#/runs-api/store/migrations/0020-person-failures.ts'
import * as rareStates from '#/runs-api/store/migrations/0021-rare-states.ts'
import * as totals from '#/runs-api/store/migrations/0022-totals.ts'
import * as createdRanges from '#/runs-api/store/migrations/0023-created-ranges.ts'

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
  '0009-acknowledgements': acknowledgements,
  '0010-slow-runs': slowRuns,
  '0011-schedule-misses': scheduleMisses,
  '0012-failure-groups': failureGroups,
  '0013-long-runs': longRuns,
  '0014-run-changes': runChanges,
  '0015-run-times': runTimes,
  '0016-known-failures': knownFailures,
  '0017-standings': standings,
  '0018-person-months': personMonths,
  '0019-direct-parameters': directParameters,
  '0020-person-failures': personFailures,
  '0021-rare-states': rareStates,
  '0022-totals': totals,
  '0023-created-ranges': createdRanges,
}
