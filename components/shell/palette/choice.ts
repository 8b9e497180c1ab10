import type { LucideIcon } from 'lucide-react'

/** A line of the command palette: what it says, and what comes of choosing it. `ink` colours the icon. */
export type Choice = { id: string; words: string; note?: string; icon: LucideIcon; ink?: string; does: () => void }
export type ChoiceGroup = { name: string; items: Choice[] }
