'use client'
import type { ResultRow } from '#/lib/client/query-run.ts'
import { formatCount } from '#/lib/format/quantity.ts'
import type { GridPlace } from '#/components/results/grid-move.ts'
import { type ResultColumn, cellText, kindOf } from '#/components/results/result-column.ts'
import { AnchoredPopover } from '#/components/ui/anchored-popover.tsx'
import { CopyButton } from '#/components/ui/copy-button.tsx'

const longChars = 1_000

/** A nested value over several lines. */
function laidOut(value: unknown, column: ResultColumn): string {
  return kindOf(column) === 'nested' && typeof value === 'object'
    ? JSON.stringify(value, null, 2)
    : cellText(value, column)
}

function Value({ value, column }: { value: unknown; column: ResultColumn }) {
  const isNull = value === null || value === undefined
  const text = isNull ? '' : laidOut(value, column)
  return (
    <>
      <div className="flex items-center justify-between gap-4">
        <p className="text-muted min-w-0 truncate">
          <bdi>{column.name}</bdi> <span className="font-mono text-[0.7rem]">{column.type.toLowerCase()}</span>
        </p>
        <CopyButton text={text} what={`the value of ${column.name}`} />
      </div>
      {isNull && <p className="text-muted">There is no value: null.</p>}
      {!isNull && text === '' && <p className="text-muted">An empty text.</p>}
      {text !== '' && (
        <pre className="min-h-0 overflow-auto font-sans wrap-anywhere whitespace-pre-wrap" dir="auto">
          {text}
        </pre>
      )}
      {text.length > longChars && <p className="text-muted">{formatCount(text.length)} characters</p>}
    </>
  )
}

type CellPopoverProps = {
  gridId: string
  place: GridPlace
  isOpen: boolean
  column: ResultColumn | undefined
  row: ResultRow | null
  onClose: () => void
}

/** The whole of a cell, however long, to read and to copy. */
export function CellPopover({ gridId, place, isOpen, column, row, onClose }: CellPopoverProps) {
  if (column === undefined || row === null) return null
  return (
    <AnchoredPopover
      isOpen={isOpen}
      anchor={() => document.getElementById(`${gridId}${place.row}-${place.column}`)}
      opener={() => document.getElementById(gridId)}
      label={`Value of ${column.name}`}
      onClose={onClose}
    >
      <Value value={row[column.name]} column={column} />
    </AnchoredPopover>
  )
}
