/** The value that a share (0 to 1) of all values does not exceed, rounded to whole units. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
}

/** What is said of values of milliseconds. */
export function figuresOfMs(values: number[]) {
  return { count: values.length, p50_ms: quantile(values, 0.5), p95_ms: quantile(values, 0.95) }
}
