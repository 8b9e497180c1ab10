'use client'
import { type KeyboardEvent, type MouseEvent, useState } from 'react'
import type { ResultRow } from '#/lib/client/query-run.ts'
import { type GridPlace, gridMove } from '#/components/results/grid-move.ts'
import { type ResultColumn, cellText } from '#/components/results/result-column.ts'
import { copyText } from '#/components/ui/copy-text.ts'

type GridKeys = {
  rowCount: number
  pageRows: number
  columns: ResultColumn[]
  rowAt: (row: number) => ResultRow | null
  /** Brings a cell into view. */
  show: (place: GridPlace) => void
  onOrder: (column: ResultColumn) => void
}

function placeOf(target: EventTarget): GridPlace | null {
  const cell = target instanceof Element ? target.closest('[data-column]') : null
  if (!(cell instanceof HTMLElement)) return null
  return { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) }
}

function hasSelection(): boolean {
  return document.getSelection()?.isCollapsed === false
}

/** The cell that the keyboard is at, the one that is opened, and what keys and clicks do to them. */
export function useGridKeys({ rowCount, pageRows, columns, rowAt, show, onOrder }: GridKeys) {
  const [active, setActive] = useState<GridPlace | null>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [said, setSaid] = useState('')

  const go = (place: GridPlace) => {
    setSaid('')
    setActive(place)
  }
  const choose = (place: GridPlace) => {
    go(place)
    const column = columns[place.column]
    if (place.row >= 0) return setIsOpen(true)
    if (column !== undefined) onOrder(column)
  }
  const onClick = (event: MouseEvent) => {
    const place = placeOf(event.target)
    if (place === null) return
    const isTouch = 'pointerType' in event.nativeEvent && event.nativeEvent.pointerType === 'touch'
    if (place.row < 0 || event.detail === 2 || isTouch) choose(place)
    else go(place)
  }
  const copy = async ({ row, column: at }: GridPlace) => {
    const column = columns[at]
    const values = rowAt(row)
    if (column === undefined || values === null) return
    const isCopied = await copyText(cellText(values[column.name], column))
    setSaid(isCopied ? 'Copied.' : 'Not copied: the browser does not allow it.')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const isModified = event.ctrlKey || event.metaKey
    const now = active ?? { row: 0, column: 0 }
    if (event.key === 'Enter') {
      event.preventDefault()
      return choose(now)
    }
    if (isModified && event.key === 'c' && !hasSelection()) return void copy(now)
    const key = `${isModified ? 'mod+' : ''}${event.key}`
    const next = gridMove(key, now, { rowCount, columnCount: columns.length, pageRows })
    if (next === null) return
    event.preventDefault()
    const place = active === null && key.startsWith('Arrow') ? now : next
    go(place)
    show(place)
  }
  return { active, isOpen, said, close: () => setIsOpen(false), onClick, onKeyDown }
}
