import { ScrollRegion } from '#/components/ui/scroll-region.tsx'
import type { Place } from '#/components/runs/sql-place.ts'

type SqlTextProps = { sql: string; place: Place | null; label: string }

/** SQL as it is. Where the place of an error is marked nothing is cut off, so that it is seen. */
export function SqlText({ sql, place, label }: SqlTextProps) {
  return (
    <ScrollRegion label={label} className={`bg-sunken mt-1 p-3 ${place === null ? 'max-h-96' : ''}`}>
      <pre className="font-mono text-[0.78rem] leading-5">
        <code>
          {place === null ? (
            sql
          ) : (
            <>
              {sql.slice(0, place.start)}
              <mark className="bg-bad-soft text-bad rounded-sm font-semibold underline decoration-wavy underline-offset-4">
                {sql.slice(place.start, place.end)}
              </mark>
              {sql.slice(place.end)}
            </>
          )}
        </code>
      </pre>
    </ScrollRegion>
  )
}
