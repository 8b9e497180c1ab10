'use client'
import { useState } from 'react'
import { LongText } from '#/components/runs/details/long-text.tsx'
import { type ParameterRow, parameterRows } from '#/components/runs/details/parameter-rows.ts'
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

type RunParametersProps = {
  run: Run
  /** In a narrow place: one below the other, and no more of them than this. */
  maxShown?: number
}

/** The parameters a run had; those that are not the report's defaults are marked, with the default beside. */
export function RunParameters({ run, maxShown }: RunParametersProps) {
  const [isAll, setIsAll] = useState(false)
  const rows = parameterRows(run)
  if (rows.length === 0) return <p className="text-muted">It ran without parameters.</p>
  const shown = isAll ? rows : rows.slice(0, maxShown)
  const columns =
    maxShown === undefined ? 'sm:grid-cols-[repeat(auto-fill,minmax(15rem,1fr))]' : 'min-[30rem]:grid-cols-2'
  return (
    <>
      <dl className={`-ml-3 grid grid-cols-1 gap-x-6 gap-y-3 ${columns}`}>
        {shown.map((row) => (
          <Parameter key={row.name} row={row} />
        ))}
      </dl>
      {shown.length < rows.length && (
        <button
          type="button"
          onClick={() => setIsAll(true)}
          className="text-accent min-h-6 justify-self-start underline underline-offset-2"
        >
          Show all {formatCount(rows.length)} parameters
        </button>
      )}
    </>
  )
}
