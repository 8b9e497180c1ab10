import type { Parameters } from '#/lib/reports/parameters.ts'
import { parameterText } from '#/components/runs/parameter-text.ts'

/** A run's parameters on at most two lines; all of them on hover. */
export function ParametersLine({ parameters }: { parameters: Parameters }) {
  const entries = Object.entries(parameters)
  if (entries.length === 0) return <span className="text-muted">none</span>
  const title = entries.map(([name, value]) => `${name}: ${parameterText(value)}`).join('\n')
  return (
    <p title={title} className="line-clamp-2 wrap-anywhere">
      {entries.map(([name, value], index) => (
        <span key={name}>
          {index > 0 && ' · '}
          <bdi className="text-muted">{name}</bdi> <bdi>{parameterText(value)}</bdi>
        </span>
      ))}
    </p>
  )
}
