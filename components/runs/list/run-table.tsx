'use client'
import { useRef, useState } from 'react'
import { ListHeader } from '#/components/runs/list/list-header.tsx'
import { cardHeightPx, lineHeightPx, rowHeight, tableSelector, tableStyle } from '#/components/runs/list/row-layout.ts'
import { RunRows } from '#/components/runs/list/run-rows.tsx'
import { allOf, noSelection, reachedTo, selectedRuns, toggled } from '#/components/runs/list/selection.ts'
import { useListKeys } from '#/components/runs/list/use-list-keys.ts'
import { useRowCursor } from '#/components/runs/list/use-row-cursor.ts'
import { useRowHandlers } from '#/components/runs/list/use-row-handlers.ts'
import { useRowMenus } from '#/components/runs/list/use-row-menus.tsx'
import { useRunColumns } from '#/components/runs/list/use-run-columns.ts'
import { useRunCommands } from '#/components/runs/list/use-run-commands.ts'
import type { RunList } from '#/components/runs/list/use-run-list.ts'
import { useScrollMemory } from '#/components/runs/list/use-scroll-memory.ts'
import { ValueHandle } from '#/components/runs/list/value-handle.tsx'
import { useRunsAddress } from '#/components/runs/use-runs-address.ts'
import { laterPart } from '#/components/ui/later-part.tsx'
import { useIsNarrow } from '#/components/ui/use-is-narrow.ts'
import type { Run } from '#/lib/client/run.ts'

const FurtherRuns = laterPart(async () => (await import('#/components/runs/list/further-runs.tsx')).FurtherRuns)
const SelectionBar = laterPart(async () => (await import('#/components/runs/list/selection-bar.tsx')).SelectionBar)
const StateNews = laterPart(async () => (await import('#/components/runs/list/state-news.tsx')).StateNews)

type RunTableProps = { list: RunList; onClosePeek: () => void }

/** The runs as a table that scrolls by itself; on a phone as cards that scroll with the page. */
export function RunTable({ list, onClosePeek }: RunTableProps) {
  const { runs, isOld, onSight } = list
  const body = useRef<HTMLDivElement>(null)
  const [selection, setSelection] = useState(noSelection)
  const { peek: peeked, setPeek } = useRunsAddress()
  const isNarrow = useIsNarrow()
  const isOfOneReport = list.selection.report !== null
  const columns = useRunColumns(isOfOneReport)
  const rowPx = isNarrow ? cardHeightPx : lineHeightPx
  const getList = () => body.current
  const getScroller = () =>
    isNarrow ? document.documentElement : (body.current?.closest<HTMLElement>(tableSelector) ?? null)
  useScrollMemory({ list: JSON.stringify(list.selection), isOld, getScroller })
  const cursor = useRowCursor({ runs, first: peeked?.run ?? null, rowPx, getList, getScroller })
  const { set: setCurrent } = cursor
  const peek = ({ reportToken, token }: Run) => setPeek({ report: reportToken, run: token })
  const commands = useRunCommands(peek)
  const { openCommands, openValues, placeOf, onContextMenu, menus } = useRowMenus({ runs, commands, isOfOneReport })
  const select = ({ token }: Run, isRange: boolean) => {
    setCurrent(token)
    setSelection((now) => (isRange ? reachedTo(now, runs, token) : toggled(now, token)))
  }
  const filterBy = (run: Run) => {
    const row = body.current?.querySelector(`[data-run="${run.token}"]`)
    if (row) openValues({ run, column: null, anchor: row })
  }
  const handlers = useRowHandlers({ setCurrent, peek, select, openCommands })
  const onKeyDown = useListKeys({ cursor, commands, isPeeking: peeked !== null, peek, select, filterBy })
  const selected = selectedRuns(selection, runs)
  const clear = () => setSelection(noSelection)
  return (
    <ValueHandle placeOf={placeOf} onOpen={openValues}>
      <div
        role="table"
        aria-label="Runs"
        aria-rowcount={list.total === null ? -1 : list.total + 1}
        aria-busy={isOld}
        onKeyDown={onKeyDown}
        onContextMenu={onContextMenu}
        style={tableStyle(columns.shown, runs.count)}
        className={`border-line bg-surface relative rounded-md border md:absolute md:inset-0 md:overflow-auto md:overscroll-y-contain ${rowHeight} ${selected.length > 0 ? 'pb-16' : ''}`}
      >
        <div className="md:min-w-(--least)">
          <ListHeader
            columns={columns}
            selected={selected.length}
            count={runs.count}
            onSelectAll={(isAll) => setSelection(isAll ? allOf(runs) : noSelection)}
          />
          <RunRows
            key={rowPx}
            ref={body}
            {...{ runs, isOld, rowPx, getScroller, onSight, handlers }}
            columns={columns.shown}
            currentIndex={cursor.index}
            selected={selection.tokens}
            peeked={peeked?.run ?? null}
          />
        </div>
        {(list.further.isLoading || list.further.problem) && <FurtherRuns list={list} />}
      </div>
      <StateNews run={cursor.run} />
      {selected.length > 0 && <SelectionBar runs={selected} onClear={clear} onEscape={peeked ? onClosePeek : clear} />}
      {menus}
    </ValueHandle>
  )
}
