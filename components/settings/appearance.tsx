'use client'
import { MutationProblem } from '#/components/runs/mutation-problem.tsx'
import { SavedNote } from '#/components/settings/saved-note.tsx'
import { Segmented } from '#/components/ui/segmented.tsx'
import type { Preferences } from '#/lib/client/preferences.ts'
import { usePreferences, useSavePreferences } from '#/lib/queries/preferences.ts'

const themes: { value: Preferences['theme']; label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

/** How the pages look and how they write times; each choice holds at once, on every device. */
export function Appearance() {
  const { theme, usesUtc } = usePreferences()
  const save = useSavePreferences()
  return (
    <div className="grid max-w-md gap-4">
      <div className="grid justify-items-start gap-1">
        <p className="font-medium">Theme</p>
        <Segmented label="Theme" options={themes} value={theme} onChoose={(theme) => save.mutate({ theme })} />
      </div>
      <div className="flex items-start gap-2">
        <input
          id="uses_utc"
          type="checkbox"
          className="accent-accent m-1 size-4 shrink-0"
          checked={usesUtc}
          aria-describedby="uses_utc-hint"
          onChange={({ target }) => save.mutate({ usesUtc: target.checked })}
        />
        <div>
          <label htmlFor="uses_utc" className="inline-flex min-h-6 cursor-pointer items-center font-medium">
            Show times in UTC
          </label>
          <p id="uses_utc-hint" className="text-muted">
            Instead of your time zone, as logs and servers write them.
          </p>
        </div>
      </div>
      {save.error && <MutationProblem error={save.error} />}
      <SavedNote says={save.isSuccess ? 'Saved.' : null} />
    </div>
  )
}
