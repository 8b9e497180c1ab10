'use client'
import { Globe, Keyboard, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import type { Choice } from '#/components/shell/palette/choice.ts'
import { useDialogs } from '#/components/shell/shell-dialogs.tsx'
import { leave } from '#/components/shell/sign-out.ts'
import type { Theme } from '#/components/shell/theme.ts'
import { useChoices } from '#/components/shell/use-choices.ts'

const themes: { theme: Theme; words: string; icon: Choice['icon'] }[] = [
  { theme: 'light', words: 'Light theme', icon: Sun },
  { theme: 'dark', words: 'Dark theme', icon: Moon },
  { theme: 'system', words: 'Theme of the system', icon: Monitor },
]

/** What one can do from the palette without going anywhere. */
export function useActions(): Choice[] {
  const { theme: chosen, usesUtc, choose } = useChoices()
  const { openShortcuts } = useDialogs()
  return [
    ...themes
      .filter(({ theme }) => theme !== chosen)
      .map(({ theme, words, icon }) => ({ id: `theme ${theme}`, words, icon, does: () => choose({ theme }) })),
    {
      id: 'utc',
      words: usesUtc ? 'Show times in your own zone' : 'Show times in UTC',
      icon: Globe,
      does: () => choose({ usesUtc: !usesUtc }),
    },
    { id: 'shortcuts', words: 'Keyboard shortcuts', icon: Keyboard, does: openShortcuts },
    { id: 'sign out', words: 'Sign out', icon: LogOut, does: () => void leave() },
  ]
}
