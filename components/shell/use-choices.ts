'use client'
import { tell } from '#/components/ui/toasts.tsx'
import type { Preferences } from '#/lib/client/preferences.ts'
import { usePreferences, useSavePreferences } from '#/lib/queries/preferences.ts'

export type Choices = Preferences & { choose: (change: Partial<Preferences>) => void }

/** What the person chose for the pages, and the way to choose otherwise: it holds at once and is kept behind the scenes. */
export function useChoices(): Choices {
  const preferences = usePreferences()
  const { mutate } = useSavePreferences()
  const choose = (change: Partial<Preferences>) =>
    mutate(change, {
      onError: ({ message }) => tell({ says: `Your choice was not kept. ${message}`, isBad: true, id: 'choice' }),
    })
  return { ...preferences, choose }
}
