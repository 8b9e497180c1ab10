import type { RunPage } from '#/lib/client/run.ts'
import type { ErrorCode } from '#/lib/errors.ts'
import { formatCount } from '#/lib/format/quantity.ts'
import { FilterForm, type NamedReport } from '#/components/runs/filter-form.tsx'
import { FilterPills } from '#/components/runs/filter-pills.tsx'
import { NoRuns } from '#/components/runs/no-runs.tsx'
import type { RunsAddress } from '#/components/runs/runs-address.ts'
import { RunsPager } from '#/components/runs/runs-pager.tsx'
import { RunsTable } from '#/components/runs/runs-table.tsx'
import { ProblemView } from '#/components/shell/problem-view.tsx'
import { ButtonLink } from '#/components/ui/button.tsx'
import { Notice } from '#/components/ui/notice.tsx'

type RunsViewProps = {
  account: string
  address: RunsAddress
  /** The reports to choose from; null on the page of one report. */
  reports: NamedReport[] | null
  page?: RunPage
  problem?: { code: ErrorCode; message: string }
}

/** The runs that an address selects, and the means to select others. */
export function RunsView({ account, address, reports, page, problem }: RunsViewProps) {
  const reportNames = Object.fromEntries((reports ?? []).map(({ token, name }) => [token, name]))
  return (
    <div className="grid grid-cols-1 gap-4">
      <FilterForm address={address} reports={reports} />
      <FilterPills address={address} reportNames={reportNames} />
      {problem && <AddressProblem address={address} problem={problem} />}
      {page && (
        <>
          <p className="text-muted tabular-nums">
            {formatCount(page.totalCount)}
            {page.totalIsExact ? '' : '+'} {page.totalCount === 1 ? 'run' : 'runs'}
          </p>
          {page.runs.length === 0 ? (
            <NoRuns account={account} address={address} />
          ) : (
            <RunsTable
              account={account}
              runs={page.runs}
              address={address}

              isOfOneReport={reports === null}
            />
          )}
          <RunsPager address={address} page={page} />
        </>
      )}
    </div>
  )
}

/** A broken address is the reader's to mend: what the runs API says of it, and the way out. */
function AddressProblem({ address, problem }: Required<Pick<RunsViewProps, 'address' | 'problem'>>) {
  if (problem.code !== 'bad_request') return <ProblemView code={problem.code} message={problem.message} />
  return (
    <Notice look="bad" title="This address asks for something the runs API does not understand">
      <p className="wrap-anywhere">{problem.message}</p>
      <p>Remove the filter that is marked, or start again.</p>
      <div>
        <ButtonLink href={address.path}>Show all runs</ButtonLink>
      </div>
    </Notice>
  )
}
