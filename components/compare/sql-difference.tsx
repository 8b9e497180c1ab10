import { type DifferenceLine, lineDifference } from '#/components/compare/line-difference.ts'
import { ScrollRegion } from '#/components/ui/scroll-region.tsx'
import type { ComparedQuery } from '#/lib/client/run-comparison.ts'
import { formatAmount } from '#/lib/format/quantity.ts'

type SqlDifferenceProps = { base: ComparedQuery; other: ComparedQuery; isSame: boolean; name: string }

const looks: Record<DifferenceLine['kind'], { sign: string; says: string; ink: string }> = {
  both: { sign: ' ', says: '', ink: '' },
  first: { sign: '−', says: 'only in A: ', ink: 'bg-bad-soft text-bad' },
  second: { sign: '+', says: 'only in B: ', ink: 'bg-good-soft text-good' },
}

/** How the SQL that ran differs, line by line. */
export function SqlDifference({ base, other, isSame, name }: SqlDifferenceProps) {
  if (isSame) return <p className="text-muted">Both ran the same SQL.</p>
  if (base.renderedSource === null || other.renderedSource === null) {
    return <p className="text-muted">The SQL of one of them was never rendered, so there is nothing to compare.</p>
  }
  return (
    <div className="grid gap-1">
      <h3 className="font-medium">SQL as it ran</h3>
      <ScrollRegion label={`How the SQL of ${name} differs`} className="bg-sunken max-h-96 py-2">
        <pre className="min-w-fit font-mono text-[0.78rem] leading-5">
          {lineDifference(base.renderedSource, other.renderedSource).map(({ lines, skipped }, part) => (
            <div key={part}>
              {skipped > 0 && (
                <div className="text-muted px-3 font-sans">{formatAmount(skipped, 'equal line')} left out</div>
              )}
              {lines.map(({ kind, text }, at) => (
                <div key={at} className={`px-3 ${looks[kind].ink}`}>
                  <span aria-hidden>{looks[kind].sign} </span>
                  <span className="sr-only">{looks[kind].says}</span>
                  {text}
                </div>
              ))}
            </div>
          ))}
        </pre>
      </ScrollRegion>
    </div>
  )
}
