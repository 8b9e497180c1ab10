import { TrendingDown, TrendingUp } from 'lucide-react'
import { Sparkline } from '#/components/charts/sparkline.tsx'
import type { Change } from '#/components/health/figure-change.ts'

type FigureCardProps = {
  name: string
  value: string
  /** What the figure counts, for those who want to know exactly. */
  explains: string
  change: Change | null
  before: string
  course: (number | null)[]
}

const inks: Record<Change['look'], string> = { better: 'text-good', worse: 'text-bad', same: 'text-muted' }

/** A figure of the span, how it differs from the span before, and its course. */
export function FigureCard({ name, value, explains, change, before, course }: FigureCardProps) {
  return (
    <div className="border-line bg-surface grid grid-rows-[auto_auto_1fr_auto] gap-1 rounded-lg border p-4">
      <dt className="text-muted" title={explains}>
        {name}
      </dt>
      <dd className="text-2xl font-semibold tracking-tight">{value}</dd>
      <dd className={change === null ? 'text-muted' : inks[change.look]}>
        <ChangeWords change={change} before={before} />
      </dd>
      <dd>
        <Sparkline values={course} label={`The course of: ${name}`} />
      </dd>
    </div>
  )
}

function ChangeWords({ change, before }: Pick<FigureCardProps, 'change' | 'before'>) {
  if (change === null) return <>nothing to compare with {before}</>
  const isRise = /more$|longer$/.test(change.words)
  const isSame = change.words === 'the same'
  const Icon = isRise ? TrendingUp : TrendingDown
  return (
    <>
      {!isSame && <Icon aria-hidden className="mr-1 inline size-3.5" />}
      {change.words} {isSame ? 'as in' : 'than'} <span className="text-muted">{before}</span>
      {change.look !== 'same' && <span className="sr-only">, which is {change.look}</span>}
    </>
  )
}
