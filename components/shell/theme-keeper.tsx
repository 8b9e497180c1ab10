'use client'
import { useEffect } from 'react'
import { showTheme } from '#/components/shell/theme.ts'
import { usePreferences } from '#/lib/queries/preferences.ts'

/** Keeps the document, which the server made, in the theme that the person chooses. */
export function ThemeKeeper() {
  const { theme } = usePreferences()
  useEffect(() => showTheme(theme), [theme])
  return null
}
