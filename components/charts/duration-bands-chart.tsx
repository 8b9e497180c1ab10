'use client'
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import type { Key } from 'react'
import { formatDuration } from '#/lib/format/duration.ts'

/** In seconds; `slow` are the runs that took longer than usual, marked at the slowest of them. */
export type DurationBand = {
  median: number | null
  p95: number | null
  slow: { count: number; longestSeconds: number } | null
}

type DurationBandsChartProps = { bands: DurationBand[]; axisWidth: number }

type Mark = { key?: Key | null | undefined; cx?: number | undefined; cy?: number | undefined }

/** A triangle, which nothing else on the chart is. */
function drawSlowMark({ key, cx, cy }: Mark) {
  if (cx === undefined || cy === undefined || Number.isNaN(cy)) return null
  return <path key={key} d={`M${cx} ${cy - 5}l5 9h-10z`} fill="var(--wait)" stroke="var(--surface)" />
}

/** The line of the median, the band from there to the 95th percentile, and triangles for runs slower than usual. */
export function DurationBandsChart({ bands, axisWidth }: DurationBandsChartProps) {
  const data = bands.map(({ median, p95, slow }) => ({
    median,
    slow: slow?.longestSeconds ?? null,
    band: median === null || p95 === null ? null : [median, Math.max(median, p95)],
  }))
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={data} margin={{ top: 4, right: 0, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        {/* Each mark in the middle of its slot, where what chooses slots above it looks for it. */}
        <XAxis hide scale="band" />
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
        <Line dataKey="slow" stroke="none" dot={drawSlowMark} activeDot={false} isAnimationActive={false} />
      </ComposedChart>
    </ResponsiveContainer>
  )
}
