import type { Run } from '#/lib/client/run.ts'
import { formatDuration } from '#/lib/format/duration.ts'
import { OrderHeader } from '#/components/runs/order-header.tsx'
import { ParametersLine } from '#/components/runs/parameters-line.tsx'
import { runLook } from '#/components/runs/run-state-look.ts'
import type { RunsAddress } from '#/components/runs/runs-address.ts'
import { StateBadge } from '#/components/runs/state-badge.tsx'
import { PendingLink } from '#/components/ui/pending-link.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'

type RunsTableProps = {
  account: string
  runs: Run[]
  address: RunsAddress
  /** All runs are of one report, which the page names. */
  isOfOneReport: boolean
}
const headClasses = 'h-9 px-3 font-medium'

/** Runs, one a row. What does not fit a narrow screen moves below the report's name. */
export function RunsTable({ account, runs, address, isOfOneReport }: RunsTableProps) {
  return (
    <div className="border-line bg-surface overflow-x-auto rounded-md border">
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">Runs</caption>
        <thead className="border-line bg-sunken text-muted border-b">
          <tr>
            <OrderHeader address={address} column="state" label="State" isWideOnly />
            {isOfOneReport ? (
              <th scope="col" className={headClasses}>
                Run
              </th>
            ) : (
              <OrderHeader address={address} column="report" label="Report" />
            )}
            <th scope="col" className={`${headClasses} hidden md:table-cell`}>
              Parameters
            </th>
            <OrderHeader address={address} column="created_at" label="Created" isWideOnly />
            <OrderHeader address={address} column="duration" label="Duration" isNumber isWideOnly />
            <th scope="col" className={`${headClasses} hidden md:table-cell`}>
              By
            </th>
            <th scope="col" className={`${headClasses} hidden lg:table-cell`}>
              Why it failed
            </th>
          </tr>
        </thead>
        <tbody className="divide-line divide-y">
          {runs.map((run) => (
            <RunRow key={run.token} account={account} run={run} isOfOneReport={isOfOneReport} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RunRowProps = Pick<RunsTableProps, 'account' | 'isOfOneReport'> & { run: Run }

function Duration({ run }: { run: Run }) {
  if (run.durationSeconds === null) return <span className="text-muted">–</span>
  return <span className="whitespace-nowrap tabular-nums">{formatDuration(run.durationSeconds)}</span>
}

function Failure({ run }: { run: Run }) {
  if (!run.failure) return null
  return (
    <p className="text-bad line-clamp-2 wrap-anywhere" title={run.failure.message}>
      {run.failure.message}
    </p>
  )
}

function RunRow({ account, run, isOfOneReport }: RunRowProps) {
  const state = (
    <>
      <StateBadge look={runLook(run)} />
      {run.purgedAt !== null && <span className="text-muted block">results purged</span>}
    </>
  )
  return (
    <tr className="hover:bg-sunken h-10 align-middle">
      <td className="hidden px-3 py-2 sm:table-cell">{state}</td>
      <td className="min-w-40 px-3 py-2 sm:max-w-80">
        <PendingLink
          href={`/${account}/reports/${run.reportToken}/runs/${run.token}`}
          className="text-accent inline-flex min-h-6 max-w-full items-center gap-1.5 font-medium wrap-anywhere hover:underline"
        >
          {isOfOneReport ? (
            <span className="font-mono">{run.token}</span>
          ) : (
            <span className="line-clamp-2" title={run.reportName}>
              {run.reportName}
            </span>
          )}
        </PendingLink>
        <div className="flex flex-wrap gap-x-3 sm:hidden">
          {state}
          <TimeAgo at={run.createdAt} />
          {run.durationSeconds !== null && <Duration run={run} />}
        </div>
        <div className="lg:hidden">
          <Failure run={run} />
        </div>
      </td>
      <td className="hidden max-w-72 px-3 py-2 md:table-cell">
        <ParametersLine parameters={run.parameters} />
      </td>
      <td className="hidden px-3 py-2 sm:table-cell">
        <TimeAgo at={run.createdAt} />
      </td>
      <td className="hidden px-3 py-2 text-right sm:table-cell">
        <Duration run={run} />
      </td>
      <td className="hidden max-w-32 truncate px-3 py-2 md:table-cell">{run.executedBy}</td>
      <td className="hidden max-w-96 px-3 py-2 lg:table-cell">
        <Failure run={run} />
      </td>
    </tr>
  )
}
