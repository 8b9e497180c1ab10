'use client'
import { spanWordsOf } from '#/components/health/health-span.ts'
import { Segmented } from '#/components/ui/segmented.tsx'
import { type HealthSpan, healthSpans } from '#/lib/contract/health-span.ts'

const options = healthSpans.map((value) => ({ value, label: spanWordsOf[value].choice }))

/** Which span the figures are of. */
export function SpanChoice({ span, onChoose }: { span: HealthSpan; onChoose: (span: HealthSpan) => void }) {
  return <Segmented label="Span" options={options} value={span} onChoose={onChoose} />
}
