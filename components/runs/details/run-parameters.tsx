'use client'
import { useState } from 'react'
import { type ParameterRow, parameterRows } from '#/components/runs/details/parameter-rows.ts'
import type { Run } from '#/lib/client/run.ts'
import { formatCount } from '#/lib/format/quantity.ts'

const shortChars = 240

/** A value by its beginning, and whole when somebody asks. */
function LongText({ text, name }: { text: string; name: string }) {
  const [isWhole, setIsWhole] = useState(false)
  if (text.length <= shortChars) return <bdi>{text}</bdi>
  return (
    <>
      <bdi className={isWhole ? 'block max-h-96 overflow-y-auto' : undefined}>
        {isWhole ? text : `${text.slice(0, shortChars)}…`}
      </bdi>{' '}
      <button
        type="button"
        aria-expanded={isWhole}
        onClick={() => setIsWhole(!isWhole)}
        className="text-accent min-h-6 whitespace-nowrap underline underline-offset-2 print:hidden"
      >
        {isWhole ? 'Show less' : `Show all ${formatCount(text.length)} characters`}
        <span className="sr-only"> of {name}</span>
      </button>
    </>
  )
}

function Parameter({ row: { name, label, text, standard } }: { row: ParameterRow }) {
  return (
    <div className={`border-l-2 pl-3 ${standard === null ? 'border-transparent' : 'border-accent'}`}>
      <dt className="text-muted wrap-anywhere" title={name}>
        <bdi>{label}</bdi>
      </dt>
      <dd className="wrap-anywhere">
        <LongText text={text} name={label} />
        {standard !== null && (
          <span className="text-muted block">
            changed; the default is <bdi>{standard.length > shortChars ? `${standard.slice(0, shortChars)}…` : standard}</bdi>
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
  const columns = maxShown === undefined ? 'sm:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-4' : 'min-[30rem]:grid-cols-2'
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
