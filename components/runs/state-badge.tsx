import type { StateLook } from '#/components/runs/run-state-look.ts'

/** A state: its icon and its word. */
export function StateBadge({ look }: { look: StateLook }) {
  const { icon: Icon, word, ink, spins = false } = look
  return (
    <span className={`inline-flex items-center gap-1.5 align-middle font-medium whitespace-nowrap ${ink}`}>
      <Icon aria-hidden className={`size-4 shrink-0 ${spins ? 'motion-safe:animate-spin' : ''}`} />
      {word}
    </span>
  )
}
