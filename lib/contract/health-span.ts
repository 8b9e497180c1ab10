/** The spans over which health can be asked for, back from now. */
export const healthSpans = ['24h', '7d', '30d', '90d'] as const
export type HealthSpan = (typeof healthSpans)[number]
