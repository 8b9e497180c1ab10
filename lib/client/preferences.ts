import type { Preferences as WirePreferences, PreferencesChange as WireChange } from '#/lib/contract/preferences.ts'
import { defaultPreferences as wireDefaults } from '#/lib/contract/default-preferences.ts'

/** How a person wants the pages to be, wherever they sign in. */
export type Preferences = {
  theme: WirePreferences['theme']
  usesUtc: boolean
  runsColumns: { hidden: string[] }
  railIsCollapsed: boolean
}

export function fromWire(wire: WirePreferences): Preferences {
  return {
    theme: wire.theme,
    usesUtc: wire.uses_utc,
    runsColumns: wire.runs_columns,
    railIsCollapsed: wire.rail_is_collapsed,
  }
}

/** The part of the preferences that is given, for the wire. */
export function toWire({ theme, usesUtc, runsColumns, railIsCollapsed }: Partial<Preferences>): WireChange {
  return { theme, uses_utc: usesUtc, runs_columns: runsColumns, rail_is_collapsed: railIsCollapsed }
}

/** What holds for somebody who has chosen nothing yet. */
export const defaultPreferences: Preferences = fromWire(wireDefaults)
