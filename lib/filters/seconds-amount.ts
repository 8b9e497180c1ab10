export const secondsUnits = { s: 1, min: 60, h: 3_600 } as const
export type SecondsUnit = keyof typeof secondsUnits

/** Seconds as a person would write them: a number and its unit. */
export type SecondsAmount = { amount: string; unit: SecondsUnit }

/** The largest unit in which these seconds are a whole number; seconds when there is none. */
export function amountOf(seconds: string): SecondsAmount {
  const number = Number(seconds)
  const isWhole = (unit: SecondsUnit): boolean => number > 0 && number % secondsUnits[unit] === 0
  const unit = isWhole('h') ? 'h' : isWhole('min') ? 'min' : 's'
  return { amount: unit === 's' ? seconds : String(number / secondsUnits[unit]), unit }
}

/** A filter's value for such an amount, `1.5` and `min` being `90`; not a number gives what no filter takes. */
export function secondsOf({ amount, unit }: SecondsAmount): string {
  const written = amount.trim().replace(',', '.')
  if (unit === 's' || written === '') return written
  return String(Number((Number(written) * secondsUnits[unit]).toFixed(6)))
}
