const counts = new Intl.NumberFormat('en')

/** A whole number with its thousands set apart: `12,482`. */
export function formatCount(count: number): string {
  return counts.format(count)
}

/** A count with its noun, in the plural where it is due: `1 run`, `12,482 runs`. */
export function formatAmount(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`
}

/** Bytes in the unit that fits, powers of 1,000: `532 B`, `1.2 kB`, `48 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = unit > 0 && value < 9.95 ? 1 : 0
  return `${Number(value.toFixed(digits))} ${units[unit]}`
}
