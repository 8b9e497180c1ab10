import { z } from 'zod'

export const themes = ['system', 'light', 'dark'] as const

/** How a person wants the pages to be, wherever they sign in (ours). `hidden` names columns of the runs table. */
export const Preferences = z.strictObject({
  theme: z.enum(themes),
  uses_utc: z.boolean(),
  runs_columns: z.strictObject({ hidden: z.array(z.string().min(1).max(100)).max(100) }),
  rail_is_collapsed: z.boolean(),
})
export type Preferences = z.infer<typeof Preferences>

/** Any part of them; what is not sent stays as it is. */
export const PreferencesChange = Preferences.partial()
export type PreferencesChange = z.infer<typeof PreferencesChange>
