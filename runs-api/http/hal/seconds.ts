/** Durations are seconds with fractions on the wire, and milliseconds in the store. */
export function secondsOrNull(ms: number | null): number | null {
  return ms === null ? null : ms / 1000
}
