'use client'
import { useState } from 'react'
import { LongText } from '#/components/runs/details/long-text.tsx'
import { type ParameterRow, parameterRows } from '#/components/runs/details/parameter-rows.ts'
import { usePrinting } from '#/components/results/use-printing.ts'
import type { Run } from '#/lib/client/run.ts'
import { formatCount } from '#/lib/format/quantity.ts'

const shortChars = 240

function Parameter({ row: { name, label, text, standard } }: { row: ParameterRow }) {
  return (
    <div className={`border-l-2 pl-3 ${standard === null ? 'border-transparent' : 'border-accent'}`}>
      <dt className="text-muted wrap-anywhere" title={name}>
        <bdi>{label}</bdi>
      </dt>
      <dd className="wrap-anywhere">
        <LongText text={text} name={label} maxChars={shortChars} />
        {standard !== null && (
          <span className="text-muted block">
            changed; the default is{' '}
            <bdi>{standard.length > shortChars ? `${standard.slice(0, shortChars)}…` : standard}</bdi>
          </span>
        )}
      </dd>
    </div>
  )
}

/** The first of the rows; those that were changed before the others, where not all are shown. */
function firstRows(rows: ParameterRow[], maxShown: number): ParameterRow[] {
  if (rows.length <= maxShown) return rows
  const changed = rows.filter(({ standard }) => standard !== null)
  return [...changed, ...rows.filter(({ standard }) => standard === null)].slice(0, maxShown)
}

/** The parameters a run had; those that are not the report's defaults are marked, with the default beside. */
export function RunParameters({ run, maxShown }: { run: Run; maxShown: number }) {
  const [isAsked, setIsAsked] = useState(false)
  const isPrinting = usePrinting()
  const rows = parameterRows(run)
  if (rows.length === 0) return <p className="text-muted">It ran without parameters.</p>
  const shown = isAsked || isPrinting ? rows : firstRows(rows, maxShown)
  return (
    <>
      <dl className="-ml-3 grid grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] gap-x-6 gap-y-3">
        {shown.map((row) => (
          <Parameter key={row.name} row={row} />
        ))}
      </dl>
      {shown.length < rows.length && (
        <button
          type="button"
          onClick={() => setIsAsked(true)}
          className="text-accent min-h-6 justify-self-start underline underline-offset-2"
        >
          Show all {formatCount(rows.length)} parameters
        </button>
      )}
    </>
  )
}
