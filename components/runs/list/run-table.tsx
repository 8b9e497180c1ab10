'use client'
import { type MouseEvent, useRef, useState } from 'react'
import { FurtherRuns } from '#/components/runs/list/list-faces.tsx'
import { ListHeader } from '#/components/runs/list/list-header.tsx'
import { NewRuns } from '#/components/runs/list/new-runs.tsx'
import { cardHeightPx, lineHeightPx, rowHeight, tableStyle } from '#/components/runs/list/row-layout.ts'
import { RunRows } from '#/components/runs/list/run-rows.tsx'
import { allOf, noSelection, reachedTo, selectedRuns, toggled } from '#/components/runs/list/selection.ts'
import { SelectionBar } from '#/components/runs/list/selection-bar.tsx'
import { useListKeys } from '#/components/runs/list/use-list-keys.ts'
import { useRowCursor } from '#/components/runs/list/use-row-cursor.ts'
import { useRowMenus } from '#/components/runs/list/use-row-menus.tsx'
import { useRunColumns } from '#/components/runs/list/use-run-columns.ts'
import { useRunCommands } from '#/components/runs/list/use-run-commands.ts'
import type { RunList } from '#/components/runs/list/use-run-list.ts'
import { useRunsAddress } from '#/components/runs/use-runs-address.ts'
import { useIsNarrow } from '#/components/ui/use-is-narrow.ts'
import type { Run } from '#/lib/client/run.ts'

/** A press that the browser knows best what to do with: a link in another tab, or the end of marking a text. */
function isForBrowser({ target, metaKey, ctrlKey }: MouseEvent): boolean {
  const isElsewhere = (metaKey || ctrlKey) && target instanceof Element && target.closest('a') !== null
  return isElsewhere || window.getSelection()?.isCollapsed === false
}

/** The runs as a table that scrolls by itself; on a phone as cards that scroll with the page. */
export function RunTable({ list }: { list: RunList }) {
  const { runs, data, isOld, onSight } = list
  const scroller = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const [selection, setSelection] = useState(noSelection)
  const { peek: peeked, setPeek } = useRunsAddress()
  const isNarrow = useIsNarrow()
  const isOfOneReport = list.selection.report !== null
  const columns = useRunColumns(isOfOneReport)
  const commands = useRunCommands()
  const rowPx = isNarrow ? cardHeightPx : lineHeightPx
  const getList = () => body.current
  const getScroller = () => (isNarrow ? document.documentElement : scroller.current)
  const cursor = useRowCursor({ runs, first: peeked?.run ?? null, rowPx, getList, getScroller })
  const { openCommands, openValues, onContextMenu, menus } = useRowMenus({ runs, commands, isOfOneReport })
  const peek = ({ reportToken, token }: Run) => setPeek({ report: reportToken, run: token })
  const select = ({ token }: Run, isRange: boolean) => {
    cursor.set(token)
    setSelection((now) => (isRange ? reachedTo(now, runs, token) : toggled(now, token)))
  }
  const press = (event: MouseEvent<HTMLElement>, run: Run) => {
    if (isForBrowser(event)) return
    event.preventDefault()
    event.currentTarget.focus({ preventScroll: true })
    cursor.set(run.token)
    if (event.shiftKey || event.metaKey || event.ctrlKey) select(run, event.shiftKey)
    else peek(run)
  }
  const openMenu = (run: Run, anchor: HTMLElement) => {
    cursor.set(run.token)
    openCommands(run, anchor)
  }
  const filterBy = (run: Run) => {
    const row = body.current?.querySelector(`[data-run="${run.token}"]`)
    if (row) openValues(run, row)
  }
  const onKeyDown = useListKeys({ cursor, commands, isPeeking: peeked !== null, peek, select, filterBy })
  const selected = selectedRuns(selection, runs)
  return (
    <div className="min-w-0 flex-1 md:relative">
      <div
        ref={scroller}
        role="table"
        aria-label="Runs"
        aria-rowcount={(data?.pages[0]?.totalCount ?? runs.count) + 1}
        aria-busy={isOld}
        onKeyDown={onKeyDown}
        onContextMenu={onContextMenu}
        style={tableStyle(columns.shown, runs.count)}
        className={`border-line bg-surface relative rounded-md border md:absolute md:inset-0 md:overflow-auto md:overscroll-y-contain ${rowHeight}`}
      >
        <div className="md:min-w-(--least)">
          <ListHeader
            columns={columns}
            selected={selected.length}
            count={runs.count}
            onSelectAll={(isAll) => setSelection(isAll ? allOf(runs) : noSelection)}
          />
          <div ref={body} role="rowgroup" className={`relative h-(--rows) ${isOld ? 'opacity-60' : ''}`}>
            <RunRows
              key={rowPx}
              {...{ runs, rowPx, getList, getScroller, onSight }}
              columns={columns.shown}
              handlers={{ press, select, openMenu }}
              currentIndex={cursor.index}
              selected={selection.tokens}
              peeked={peeked?.run ?? null}
            />
          </div>
        </div>
        <FurtherRuns list={list} />
      </div>
      <NewRuns list={list} onShown={() => scroller.current?.scrollTo({ top: 0 })} />
      {selected.length > 0 && <SelectionBar runs={selected} onClear={() => setSelection(noSelection)} />}
      {menus}
    </div>
  )
}
