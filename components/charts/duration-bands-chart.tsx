'use client'
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, YAxis } from 'recharts'
import { formatDuration } from '#/lib/format/duration.ts'

export type DurationBand = { median: number | null; p95: number | null }

type DurationBandsChartProps = { bands: DurationBand[]; axisWidth: number }

/** The line of the median, and the band from there to the 95th percentile. */
export function DurationBandsChart({ bands, axisWidth }: DurationBandsChartProps) {
  const data = bands.map(({ median, p95 }) => ({
    median,
    band: median === null || p95 === null ? null : [median, Math.max(median, p95)],
  }))
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={data} margin={{ top: 4, right: 0, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <YAxis
          width={axisWidth}
          tickLine={false}
          axisLine={false}
          tickFormatter={(seconds: number) => formatDuration(seconds)}
          tick={{ fill: 'var(--muted)', fontSize: 11 }}
        />
        <Area
          dataKey="band"
          stroke="none"
          fill="var(--accent)"
          fillOpacity={0.18}
          connectNulls
          isAnimationActive={false}
        />
        <Line
          dataKey="median"
          stroke="var(--accent)"
          strokeWidth={2}
          dot={{ r: 1.5, fill: 'var(--accent)' }}
          connectNulls
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  )
}
