import { type HealthSpan, healthSpans, spanHours } from '#/lib/contract/health-span.ts'

export const defaultSpan: HealthSpan = '7d'

/** How a span is chosen, and how the one before it is called. */
export const spanWordsOf: Record<HealthSpan, { choice: string; last: string; before: string }> = {
  '24h': { choice: '24 h', last: 'the last 24 hours', before: 'the 24 hours before' },
  '7d': { choice: '7 d', last: 'the last 7 days', before: 'the 7 days before' },
  '30d': { choice: '30 d', last: 'the last 30 days', before: 'the 30 days before' },
  '90d': { choice: '90 d', last: 'the last 90 days', before: 'the 90 days before' },
}

/** The span that figures are of, which may still be those of the span before. */
export function spanOfFigures({ from, to }: { from: string; to: string }): HealthSpan {
  const hours = Math.round((Date.parse(to) - Date.parse(from)) / 3_600_000)
  return healthSpans.find((span) => spanHours[span] === hours) ?? defaultSpan
}

/** The span an address asks for; the default for any other text. */
export function spanOf(text: string | string[] | undefined): HealthSpan {
  return healthSpans.find((span) => span === text) ?? defaultSpan
}
