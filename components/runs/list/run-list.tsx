'use client'
import { BrokenOrder, ListProblemNotice, NoRuns } from '#/components/runs/list/list-faces.tsx'
import { PeekPanel } from '#/components/runs/list/peek-panel.tsx'
import { RunTable } from '#/components/runs/list/run-table.tsx'
import type { RunList as List } from '#/components/runs/list/use-run-list.ts'
import { useRunsAddress } from '#/components/runs/use-runs-address.ts'
import { LoadingRows } from '#/components/shell/loading-rows.tsx'

function Rows({ list }: { list: List }) {
  const { data, runs, isOld, problem } = list
  if (data === undefined) {
    return <div className="min-w-0 flex-1">{problem === null && <LoadingRows label="Loading the runs…" />}</div>
  }
  if (runs.count > 0) return <RunTable list={list} />
  return (
    <div className="min-w-0 flex-1">{isOld ? <LoadingRows label="Loading the runs…" /> : <NoRuns list={list} />}</div>
  )
}

/** The runs of the address, or why there are none, and beside them the one that is peeked at. */
export function RunList({ list }: { list: List }) {
  const { peek, setPeek } = useRunsAddress()
  const close = () => {
    setPeek(null)
    document.querySelector<HTMLElement>(`[data-run="${peek?.run}"]`)?.focus({ preventScroll: true })
  }
  return (
    <>
      <BrokenOrder />
      {list.problem && <ListProblemNotice list={list} problem={list.problem} />}
      <div className="flex min-w-0 flex-1 gap-3 md:min-h-96">
        <Rows list={list} />
        {peek && <PeekPanel ids={{ account: list.selection.account, ...peek }} onClose={close} />}
      </div>
    </>
  )
}
