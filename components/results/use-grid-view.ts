'use client'
import { type UIEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { type PlacedColumn, leftShowing } from '#/components/results/grid-columns.ts'
import type { GridPlace } from '#/components/results/grid-move.ts'
import {
  type GridExtent,
  type GridScroll,
  gridAfterScroll,
  gridAt,
  gridShowing,
  gridStart,
} from '#/components/results/grid-scroll.ts'

/** Heights in pixels: of a row, and of the row of headings. */
export const rowPx = 32
export const headPx = 44

type GridParts = { rowCount: number; columns: PlacedColumn[]; numbersPx: number }

/** What is in view of a grid: how large its element is, where it stands, and the ways to move it. */
export function useGridView({ rowCount, columns, numbersPx }: GridParts) {
  const element = useRef<HTMLDivElement | null>(null)
  const now = useRef<GridScroll>(gridStart)
  const [view, setView] = useState({ scroll: gridStart, leftPx: 0 })
  const [size, setSize] = useState({ widthPx: 1_000, heightPx: 400 })
  const extent: GridExtent = { rowCount, rowPx, viewPx: Math.max(rowPx, size.heightPx - headPx) }

  const watch = (node: HTMLDivElement | null) => {
    element.current = node
    if (node === null) return undefined
    const observer = new ResizeObserver(() => setSize({ widthPx: node.clientWidth, heightPx: node.clientHeight }))
    observer.observe(node)
    return () => observer.disconnect()
  }

  // The rows have to stand at their new place before the element does, or a frame would show none.
  const put = (node: HTMLDivElement, scroll: GridScroll, leftPx: number) => {
    now.current = scroll
    flushSync(() => setView({ scroll, leftPx }))
    node.scrollTop = scroll.topPx
    node.scrollLeft = leftPx
  }

  const onScroll = ({ currentTarget: node }: UIEvent<HTMLDivElement>) => {
    const scroll = gridAfterScroll(now.current, node.scrollTop, extent)
    if (Math.abs(scroll.topPx - node.scrollTop) > 1) return put(node, scroll, node.scrollLeft)
    now.current = scroll
    setView({ scroll, leftPx: node.scrollLeft })
  }

  // At rest the scroll bar shows the share of all rows again.
  const onScrollEnd = ({ currentTarget: node }: UIEvent<HTMLDivElement>) => {
    const scroll = gridAt(now.current.atPx, extent)
    if (Math.abs(scroll.topPx - node.scrollTop) > 1) put(node, scroll, node.scrollLeft)
  }

  const show = ({ row, column }: GridPlace) => {
    const node = element.current
    const placed = columns[column]
    if (node === null || placed === undefined) return
    const scroll = row < 0 ? now.current : gridShowing(row, now.current, extent)
    put(node, scroll, leftShowing(placed, node.scrollLeft, size.widthPx - numbersPx))
  }

  return { watch, onScroll, onScrollEnd, show, extent, ...view, widthPx: size.widthPx }
}
