'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { comparePath } from '#/components/compare/compared-runs.ts'
import { ParametersLine } from '#/components/runs/parameters-line.tsx'
import { runLook } from '#/components/runs/run-state-look.ts'
import { StateBadge } from '#/components/runs/state-badge.tsx'
import { Button } from '#/components/ui/button.tsx'
import { Dialog } from '#/components/ui/dialog.tsx'
import { Notice } from '#/components/ui/notice.tsx'
import { PendingLink } from '#/components/ui/pending-link.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import type { Run, RunIds } from '#/lib/client/run.ts'
import { messageOf } from '#/lib/errors.ts'
import { defaultOrder } from '#/lib/filters/run-order.ts'
import { runsQuery } from '#/lib/queries/runs-query.ts'

function OtherRun({ ids: { account, report, run }, other }: { ids: RunIds; other: Run }) {
  return (
    <li>
      <PendingLink
        href={comparePath(account, { report, run: other.token }, { report, run })}
        className="hover:bg-sunken grid min-h-10 grid-cols-[8rem_minmax(0,1fr)] items-center gap-x-3 rounded px-2 py-1.5"
      >
        <StateBadge look={runLook(other)} />
        <span>
          <TimeAgo at={other.createdAt} /> <span className="text-muted">by {other.executedBy}</span>
        </span>
        {Object.keys(other.parameters).length > 0 && (
          <span className="col-start-2">
            <ParametersLine parameters={other.parameters} />
          </span>
        )}
      </PendingLink>
    </li>
  )
}

/** The runs of the same report, newest first, to choose the one that this run is held against. */
export function CompareDialog({ ids, onClose }: { ids: RunIds; onClose: () => void }) {
  const selection = { account: ids.account, report: ids.report, filters: [], order: defaultOrder }
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(runsQuery(selection))
  const others = (data?.pages ?? []).flatMap(({ runs }) => runs).filter(({ token }) => token !== ids.run)
  return (
    <Dialog isOpen onClose={onClose} title="Compare with which run?">
      {error && <Notice look="bad" title={`The runs could not be read: ${messageOf(error)}`} announce />}
      {!data && !error && <p className="text-muted">Loading the runs…</p>}
      {data && others.length === 0 && <p className="text-muted">This report has no other run yet.</p>}
      <ul className="-mx-2 grid grid-cols-1">
        {others.map((other) => (
          <OtherRun key={other.token} ids={ids} other={other} />
        ))}
      </ul>
      {hasNextPage && (
        <div>
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {isFetchingNextPage ? 'Loading…' : 'Older runs'}
          </Button>
        </div>
      )}
    </Dialog>
  )
}
