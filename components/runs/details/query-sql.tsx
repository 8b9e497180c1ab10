'use client'
import { useState } from 'react'
import { type Place, errorPlace } from '#/components/runs/details/sql-place.ts'
import { SqlText } from '#/components/runs/details/sql-text.tsx'
import { Segmented } from '#/components/ui/segmented.tsx'
import type { QueryRun } from '#/lib/client/query-run.ts'

/** Where on the page the marked place in the SQL of a query run is. */
export function errorMarkId({ token }: QueryRun): string {
  return `place-${token}`
}

/** The place in the SQL that the error of a query run points at; null where it points nowhere. */
export function errorPlaceOf({ error, renderedSource, source }: QueryRun): Place | null {
  return error && errorPlace(error.message, renderedSource ?? source)
}

const sides = [
  { value: 'ran' as const, label: 'As it ran' },
  { value: 'source' as const, label: 'Template' },
]

/** The SQL of a query as it ran, with the template it was made from beside it where the two differ. */
export function QuerySql({ queryRun }: { queryRun: QueryRun }) {
  const [side, setSide] = useState<'ran' | 'source'>('ran')
  const { name, source, renderedSource } = queryRun
  const mark = { place: errorPlaceOf(queryRun), markId: errorMarkId(queryRun) }
  if (renderedSource === null) {
    return <SqlText {...mark} sql={source} title="Template; it was never filled in" label={`Template of ${name}`} />
  }
  const ran = <SqlText {...mark} sql={renderedSource} title="As it ran" label={`SQL of ${name} as it ran`} />
  if (renderedSource.trim() === source.trim()) return ran
  return (
    <div className="@container grid grid-cols-1 gap-1">
      <div className="@4xl:hidden print:hidden">
        <Segmented label={`SQL of ${name}`} options={sides} value={side} onChoose={setSide} />
      </div>
      <div className="grid grid-cols-1 items-start gap-4 @4xl:grid-cols-2 print:grid-cols-1">
        <div className={side === 'ran' ? 'min-w-0' : 'hidden min-w-0 @4xl:block print:block'}>{ran}</div>
        <div className={side === 'source' ? 'min-w-0 print:hidden' : 'hidden min-w-0 @4xl:block print:hidden'}>
          <SqlText sql={source} title="Template" label={`Template of ${name}`} />
        </div>
      </div>
    </div>
  )
}
