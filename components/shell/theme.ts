import type { Viewport } from 'next'
import type { Preferences } from '#/lib/client/preferences.ts'

export type Theme = Preferences['theme']

/** `--surface` of app/globals.css: what the browser paints around the page goes on from the bar. */
const colours = { light: '#ffffff', dark: '#1a1b19' }
const schemes = { system: 'light dark', light: 'light', dark: 'dark' } as const

function colourOf(theme: Theme, media: string): string {
  return colours[theme === 'system' ? (media.includes('dark') ? 'dark' : 'light') : theme]
}

/** What the head of a page says of its theme. */
export function themeViewport(theme: Theme): Viewport {
  const medias = ['(prefers-color-scheme: light)', '(prefers-color-scheme: dark)']
  return {
    colorScheme: schemes[theme],
    themeColor: medias.map((media) => ({ media, color: colourOf(theme, media) })),
  }
}

/** Gives the page that is open another theme, as if the server had made it so. */
export function showTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
  document.querySelector('meta[name=color-scheme]')?.setAttribute('content', schemes[theme])
  for (const meta of document.querySelectorAll('meta[name=theme-color]')) {
    meta.setAttribute('content', colourOf(theme, meta.getAttribute('media') ?? ''))
  }
}
