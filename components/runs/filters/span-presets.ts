/** The spans that people look at all day, up to now. */
export const spanPresets = [
  { time: 'now-24h', words: 'Last 24 hours' },
  { time: 'now-7d', words: 'Last 7 days' },
  { time: 'now-30d', words: 'Last 30 days' },
  { time: 'now-90d', words: 'Last 90 days' },
]
