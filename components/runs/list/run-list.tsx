'use client'
import { PeekPanel } from '#/components/runs/list/peek-panel.tsx'
import { RowsToCome } from '#/components/runs/list/rows-to-come.tsx'
import { RunTable } from '#/components/runs/list/run-table.tsx'
import type { RunList as List } from '#/components/runs/list/use-run-list.ts'
import { useRunsAddress } from '#/components/runs/use-runs-address.ts'
import { servedPart } from '#/components/ui/later-part.tsx'

const BrokenOrder = servedPart(async () => (await import('#/components/runs/list/broken-order.tsx')).BrokenOrder)
const ListProblemNotice = servedPart(
  async () => (await import('#/components/runs/list/list-problem-notice.tsx')).ListProblemNotice,
)
const NoRuns = servedPart(async () => (await import('#/components/runs/list/no-runs.tsx')).NoRuns)

type RowsProps = { list: List; onClosePeek: () => void }

function Rows({ list, onClosePeek }: RowsProps) {
  const { data, runs, isOld, problem } = list
  if (runs.count > 0) return <RunTable list={list} onClosePeek={onClosePeek} />
  const isToCome = data === undefined || isOld
  return (
    <div className="min-w-0 flex-1">
      {isToCome && problem === null && <RowsToCome />}
      {!isToCome && <NoRuns list={list} />}
    </div>
  )
}

function rowOf(run: string | undefined): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-run="${run}"]`)
}

/** The runs of the address, or why there are none, and beside them the one that is peeked at. */
export function RunList({ list }: { list: List }) {
  const { order, peek, setPeek } = useRunsAddress()
  const { runs } = list
  const closePeek = () => {
    setPeek(null)
    rowOf(peek?.run)?.focus({ preventScroll: true })
  }
  return (
    <>
      {order === null && <BrokenOrder />}
      {list.problem && <ListProblemNotice list={list} problem={list.problem} />}
      <div className="flex min-w-0 flex-1 gap-3 md:relative md:min-h-96">
        <Rows list={list} onClosePeek={closePeek} />
        {peek && (
          <PeekPanel
            ids={{ account: list.selection.account, ...peek }}
            run={runs.at(runs.indexOf(peek.run))}
            onClose={closePeek}
          />
        )}
      </div>
    </>
  )
}
