type SparklineProps = { values: (number | null)[]; label: string }

const widthUnits = 100
const heightUnits = 24

/** The course of a figure, small and without an axis; its numbers stand in the label. */
export function Sparkline({ values, label }: SparklineProps) {
  const known = values.filter((value) => value !== null)
  if (known.length < 2) return <div className="h-6" />
  const low = Math.min(...known)
  const range = Math.max(...known) - low || 1
  const points = values.flatMap((value, at) =>
    value === null
      ? []
      : `${(at / (values.length - 1)) * widthUnits},${heightUnits - 2 - ((value - low) / range) * (heightUnits - 4)}`,
  )
  return (
    <svg role="img" aria-label={label} viewBox="0 0 100 24" preserveAspectRatio="none" className="h-6 w-full">
      <polyline
        points={points.join(' ')}
        fill="none"
        stroke="var(--accent)"
        strokeWidth={1.5}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
