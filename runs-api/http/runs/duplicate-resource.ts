import type { Links } from '#/lib/contract/hal.ts'
import type { ReportRunDuplicate } from '#/lib/contract/report-run-duplicate.ts'
import { AppError } from '#/lib/errors.ts'
import type { Access } from '#/runs-api/http/caller.ts'
import { accountHref, duplicateHref, link, reportHref, runHref } from '#/runs-api/http/hal/links.ts'
import { timestamp, timestampOrNull } from '#/runs-api/http/hal/timestamp.ts'
import { findDuplicate } from '#/runs-api/store/duplicates/duplicates.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { RunRecord } from '#/runs-api/store/runs/run-record.ts'

type Addressed = { access: Access; run: RunRecord; token: string }

/** A duplication below its run (RUNS-API 3, "ReportRunDuplicate"). Throws `not_found` for a token of another run. */
export async function duplicateResource(db: Db, { access, run, token }: Addressed): Promise<ReportRunDuplicate> {
  const duplicate = await findDuplicate(db, run.id, token)
  if (duplicate === undefined) throw new AppError('not_found', 'duplicate not found')
  const { username } = access.account
  const runAddress = runHref(username, run.reportToken, run.token)
  const links: Links = {
    self: link(duplicateHref(runAddress, token)),
    report_run: link(runAddress),
    report: link(reportHref(username, run.reportToken)),
    account: link(accountHref(username)),
  }
  if (duplicate.reportToken !== null) links['duplicated_report'] = link(reportHref(username, duplicate.reportToken))
  return {
    token,
    state: duplicate.state,
    created_at: timestamp(duplicate.createdAt),
    updated_at: timestamp(duplicate.updatedAt),
    completed_at: timestampOrNull(duplicate.completedAt),
    report_token: duplicate.reportToken,
    error_message: duplicate.errorMessage,
    _links: links,
  }
}
