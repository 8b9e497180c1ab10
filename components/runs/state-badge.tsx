import type { StateLook } from '#/components/runs/run-state-look.ts'

type StateBadgeProps = { look: StateLook; isHollow?: boolean }

/** A state: its icon and its word. Hollow for a run whose results are no longer kept. */
export function StateBadge({ look, isHollow = false }: StateBadgeProps) {
  const { icon: Icon, word, ink, spins = false } = look
  const inside = isHollow || spins ? '' : 'fill-current/20'
  return (
    <span className={`inline-flex items-center gap-1.5 align-middle font-medium whitespace-nowrap ${ink}`}>
      <Icon aria-hidden className={`size-4 shrink-0 ${inside} ${spins ? 'motion-safe:animate-spin' : ''}`} />
      {word}
    </span>
  )
}
