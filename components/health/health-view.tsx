'use client'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { StateBars } from '#/components/charts/state-bars.tsx'
import { AttentionList } from '#/components/health/attention-list.tsx'
import { failuresPath } from '#/components/health/failures/failure-paths.ts'
import { HealthFigures } from '#/components/health/health-figures.tsx'
import { spanOfFigures, spanWordsOf } from '#/components/health/health-span.ts'
import { ReportStrips } from '#/components/health/report-strips.tsx'
import { SpanChoice } from '#/components/health/span-choice.tsx'
import { useHealthSpan } from '#/components/health/use-health-span.ts'
import { ProblemView } from '#/components/shell/problem-view.tsx'
import { ButtonLink } from '#/components/ui/button.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { EmptyState } from '#/components/ui/empty-state.tsx'
import { PageTitle } from '#/components/ui/page-title.tsx'
import { AppError } from '#/lib/errors.ts'
import { failureOf } from '#/lib/queries/failure-of.ts'
import { healthQuery } from '#/lib/queries/health-query.ts'

/** The manager's page: how the reports do, what is broken and since when. */
export function HealthView({ account }: { account: string }) {
  const [span, setSpan] = useHealthSpan()
  const router = useRouter()
  const { timeZone } = useClock()
  const asked = useQuery(healthQuery({ account, span, timeZone }))
  const { data: health, isPlaceholderData } = asked
  const problem = failureOf(asked)
  const openSpan = (from: string, to: string) => {
    const search = new URLSearchParams()
    search.append('filter', `created_at.gte.${from}`)
    search.append('filter', `created_at.lt.${to}`)
    router.push(`/${account}/runs?${search}`)
  }
  return (
    <>
      <PageTitle title="Health">
        <ButtonLink href={failuresPath(account, span)}>Failures by reason</ButtonLink>
        <SpanChoice span={span} onChoose={(next) => void setSpan(next)} />
      </PageTitle>
      {problem instanceof AppError && !health && <ProblemView code={problem.code} message={problem.message} />}
      {health?.reportsCount === 0 && (
        <EmptyState title="There are no reports yet.">
          <p className="text-muted">Once reports run, this page shows which are healthy and which need someone.</p>
          <ButtonLink href={`/${account}/reports`}>To the reports</ButtonLink>
        </EmptyState>
      )}
      {health && health.reportsCount > 0 && (
        <div
          className={`grid grid-cols-1 gap-6 ${isPlaceholderData ? 'opacity-60' : ''}`}
          aria-busy={isPlaceholderData}
        >
          <HealthFigures health={health} span={spanOfFigures(health)} />
          <section aria-labelledby="runs-by-time" className="border-line bg-surface rounded-lg border p-4">
            <h2 id="runs-by-time" className="mb-2 font-semibold">
              Runs of {spanWordsOf[spanOfFigures(health)].last}
            </h2>
            <StateBars label="Runs by time" buckets={health.buckets} heightPx={160} hasAxis onPick={openSpan} />
          </section>
          <AttentionList account={account} health={health} />
          <ReportStrips account={account} />
        </div>
      )}
    </>
  )
}
