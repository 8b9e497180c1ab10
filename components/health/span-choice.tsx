'use client'
import { spanWordsOf } from '#/components/health/health-span.ts'
import { type HealthSpan, healthSpans } from '#/lib/contract/health-span.ts'

type SpanChoiceProps = { span: HealthSpan; onChoose: (span: HealthSpan) => void }

/** Which span the figures are of. */
export function SpanChoice({ span, onChoose }: SpanChoiceProps) {
  return (
    <fieldset className="border-line-strong bg-surface flex rounded-md border p-0.5">
      <legend className="sr-only">Span</legend>
      {healthSpans.map((choice) => (
        <label
          key={choice}
          className="has-checked:bg-sunken text-muted has-checked:text-ink has-focus-visible:outline-accent flex h-7 cursor-pointer items-center rounded px-2.5 font-medium has-focus-visible:outline-2"
        >
          <input
            type="radio"
            name="span"
            className="sr-only"
            checked={choice === span}
            onChange={() => onChoose(choice)}
          />
          {spanWordsOf[choice].choice}
        </label>
      ))}
    </fieldset>
  )
}
