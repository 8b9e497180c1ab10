/** The spans over which health can be asked for, back from now. */
export const healthSpans = ['24h', '7d', '30d', '90d'] as const
export type HealthSpan = (typeof healthSpans)[number]

export const spanHours: Record<HealthSpan, number> = { '24h': 24, '7d': 7 * 24, '30d': 30 * 24, '90d': 90 * 24 }
