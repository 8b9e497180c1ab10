export const relativeUnits = ['m', 'h', 'd', 'w'] as const
export type RelativeUnit = (typeof relativeUnits)[number]

/** A while until now, as people say it: the last 7 days. */
export type RelativeTime = { amount: number; unit: RelativeUnit }

const words: Record<RelativeUnit, string> = { m: 'minute', h: 'hour', d: 'day', w: 'week' }

function isRelativeUnit(text: string): text is RelativeUnit {
  return relativeUnits.some((unit) => unit === text)
}

/** The while that a filter's time such as `now-7d` starts; null when it is no such time. */
export function parseRelative(text: string): RelativeTime | null {
  const [, amount = '', unit = ''] = /^now-(\d{1,6})([a-z])$/.exec(text) ?? []
  return amount !== '' && Number(amount) > 0 && isRelativeUnit(unit) ? { amount: Number(amount), unit } : null
}

/** A filter's time such as `now-7d`. */
export function relativeText({ amount, unit }: RelativeTime): string {
  return `now-${amount}${unit}`
}

/** `7 days`, `1 hour`. */
export function amountWords({ amount, unit }: RelativeTime): string {
  return `${amount} ${words[unit]}${amount === 1 ? '' : 's'}`
}

/** `last 7 days`, `last hour`. */
export function lastWords(time: RelativeTime): string {
  return time.amount === 1 ? `last ${words[time.unit]}` : `last ${amountWords(time)}`
}

const said = /^(?:(?:in )?the )?(?:last|past)? ?(\d{1,6})? ?(minutes?|min|hours?|days?|weeks?|[mhdw])$/

/** The while that such words mean, also when said shorter: `last 7 days`, `36 hours`, `7d`, `past week`. */
export function readLastWords(text: string): RelativeTime | null {
  const [, amount = '1', word = ''] = said.exec(text.trim().toLowerCase()) ?? []
  const unit = word.charAt(0)
  return isRelativeUnit(unit) && Number(amount) > 0 ? { amount: Number(amount), unit } : null
}
