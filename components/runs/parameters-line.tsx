import type { Parameters } from '#/lib/reports/parameters.ts'
import { parameterText } from '#/components/runs/parameter-text.ts'

const [longestValue, longestHint] = [200, 2_000]

// To lay out a value of 100 kB takes a browser seconds; nobody reads it here.
function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text
}

/** A run's parameters on at most two lines; more of them on hover. */
export function ParametersLine({ parameters }: { parameters: Parameters }) {
  const entries = Object.entries(parameters)
  if (entries.length === 0) return <span className="text-muted">none</span>
  const title = shortened(entries.map(([name, value]) => `${name}: ${parameterText(value)}`).join('\n'), longestHint)
  return (
    <p title={title} className="line-clamp-2 wrap-anywhere">
      {entries.map(([name, value], index) => (
        <span key={name}>
          {index > 0 && ' · '}
          <bdi className="text-muted">{name}</bdi> <bdi>{shortened(parameterText(value), longestValue)}</bdi>
        </span>
      ))}
    </p>
  )
}
