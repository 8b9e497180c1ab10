const firstMs = 1_000
const longestMs = 30_000

/**
 * How long to wait before the next try after so many failures in a row: about 1 s, 2 s, 4 s, at most 30 s, and nearly at
 * once after none. `chance` (0 to 1) spreads those who lost the same server at the same moment.
 */
export function backoffMs(failures: number, chance: number = Math.random()): number {
  if (failures === 0) return firstMs * chance * 0.5
  const longest = Math.min(longestMs, firstMs * 2 ** (failures - 1))
  return longest * (0.75 + chance / 4)
}
