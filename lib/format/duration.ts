const minute = 60
const hour = 60 * minute
const day = 24 * hour

function twoUnits(seconds: number, [large, largeName]: [number, string], [small, smallName]: [number, string]): string {
  const total = Math.round(seconds / small) * small
  const rest = Math.round((total % large) / small)
  const whole = `${Math.floor(total / large)} ${largeName}`
  return rest === 0 ? whole : `${whole} ${rest} ${smallName}`
}

/** Seconds as a person reads them: `0.25 s`, `12 s`, `3 min 20 s`, `1 h 5 min`, `2 d 3 h`. Below zero counts as zero. */
export function formatDuration(seconds: number): string {
  if (seconds < 0.005) return '0 s'
  if (seconds < 1) return `${Number(seconds.toFixed(2))} s`
  if (seconds < 9.95) return `${Number(seconds.toFixed(1))} s`
  if (seconds < minute - 0.5) return `${Math.round(seconds)} s`
  if (seconds < hour - 0.5) return twoUnits(seconds, [minute, 'min'], [1, 's'])
  if (seconds < day - minute / 2) return twoUnits(seconds, [hour, 'h'], [minute, 'min'])
  return twoUnits(seconds, [day, 'd'], [hour, 'h'])
}
