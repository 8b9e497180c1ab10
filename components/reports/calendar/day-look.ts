import type { CSSProperties } from 'react'
import type { DayKind } from '#/components/reports/calendar/year-days.ts'

const shares = [0, 45, 62, 80, 100]

function mixed(colour: string, level: number): string {
  return `color-mix(in oklab, var(${colour}) ${shares[level] ?? 100}%, var(--surface))`
}

/** What each kind of day is called; none is told apart by colour alone. */
export const dayWords: Record<Exclude<DayKind, 'none'>, string> = {
  good: 'all good',
  some: 'less than half failed',
  most: 'half or more failed',
  stopped: 'cancelled',
  active: 'in progress',
}

/** How a day is filled: the darker, the more runs it had. */
export function dayStyle(kind: DayKind, level: number): { className: string; style: CSSProperties } {
  const good = mixed('--good', level)
  const bad = mixed('--bad', level)
  if (kind === 'good') return { className: '', style: { backgroundColor: good } }
  if (kind === 'some') {
    return { className: '', style: { backgroundImage: `linear-gradient(135deg, ${good} 50%, ${bad} 50%)` } }
  }
  if (kind === 'most') return { className: 'hatched', style: { backgroundColor: bad } }
  if (kind === 'stopped') return { className: 'border-2 border-state-cancelled', style: {} }
  if (kind === 'active') return { className: 'border-2 border-dashed border-state-running', style: {} }
  return { className: 'bg-sunken', style: {} }
}
