'use client'
import { useState } from 'react'
import { type SqlLine, sqlLines } from '#/components/runs/details/sql-lines.ts'
import type { Place } from '#/components/runs/details/sql-place.ts'
import { CopyButton } from '#/components/ui/copy-button.tsx'
import { ScrollRegion } from '#/components/ui/scroll-region.tsx'
import { formatCount } from '#/lib/format/quantity.ts'

const shownLines = 1_000

const lineClasses =
  'block min-h-5 pl-12 pr-3 relative [counter-increment:line] before:text-muted before:absolute before:left-0 before:w-9 before:text-right before:content-[counter(line)] before:select-none'

function Line({ line: { before, marked, after }, markId }: { line: SqlLine; markId: string | null }) {
  return (
    <span className={`${lineClasses} ${markId === null ? '' : 'bg-bad-soft'}`}>
      {before}
      {markId !== null && (
        <mark
          id={markId}
          tabIndex={-1}
          className="bg-bad-soft text-bad rounded-sm font-semibold underline decoration-wavy underline-offset-4"
        >
          {marked === '' ? '¶' : marked}
        </mark>
      )}
      {after}
      {'\n'}
    </span>
  )
}

type SqlTextProps = {
  sql: string
  /** The place of an error; nothing is cut off where there is one, so that it is seen. */
  place?: Place | null
  markId?: string
  title?: string
  label: string
}

/** SQL as it is, with the numbers of its lines. */
export function SqlText({ sql: whole, place = null, markId = '', title, label }: SqlTextProps) {
  const [isAll, setIsAll] = useState(place !== null)
  const trimmed = whole.trimEnd()
  // A form leaves empty lines behind; only an error at the very end would stand in them.
  const sql = place === null || place.end <= trimmed.length ? trimmed : whole
  const lines = sqlLines(sql, place)
  const markedLine = lines.findIndex(({ marked }) => marked !== '')
  const start = place === null ? -1 : sql.slice(0, place.start).split('\n').length - 1
  const shown = isAll ? lines : lines.slice(0, shownLines)
  return (
    <div className="grid min-w-0 grid-cols-1 gap-1">
      <div className="flex min-h-8 items-center justify-between gap-2">
        <p className="text-muted font-medium">{title}</p>
        <span className="print:hidden">
          <CopyButton text={sql} what={label} />
        </span>
      </div>
      <ScrollRegion label={label} className={`bg-sunken py-2 print:max-h-none ${place === null ? 'max-h-112' : ''}`}>
        <pre className="w-max min-w-full font-mono text-[0.78rem] leading-5 [counter-reset:line] print:w-auto print:whitespace-pre-wrap">
          <code>
            {shown.map((line, index) => (
              <Line
                key={index}
                line={line}
                markId={index === (markedLine === -1 ? start : markedLine) ? markId : null}
              />
            ))}
          </code>
        </pre>
        {shown.length < lines.length && (
          <button
            type="button"
            onClick={() => setIsAll(true)}
            className="text-accent min-h-6 px-3 underline underline-offset-2"
          >
            Show all {formatCount(lines.length)} lines
          </button>
        )}
      </ScrollRegion>
    </div>
  )
}
