import type { Preferences } from '#/lib/contract/preferences.ts'

// What a first look does not need: it would push aside why a run failed.
const hiddenColumns = ['updated', 'started', 'finished', 'queue', 'trigger', 'token']

export const defaultPreferences: Preferences = {
  theme: 'system',
  uses_utc: false,
  runs_columns: { hidden: hiddenColumns },
  rail_is_collapsed: false,
}
