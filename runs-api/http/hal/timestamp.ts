/** UTC with exactly three fraction digits and `Z`: a stamp without them breaks real clients (RUNS-API 1). */
export function timestamp(moment: Date): string {
  return moment.toISOString()
}

export function timestampOrNull(moment: Date | null): string | null {
  return moment === null ? null : timestamp(moment)
}
