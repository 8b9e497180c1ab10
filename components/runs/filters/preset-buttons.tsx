'use client'
import { isPreset, presetsOf, withPreset } from '#/components/runs/filters/presets.ts'
import { useRunsAddress } from '#/components/runs/use-runs-address.ts'
import { useViewer } from '#/components/shell/viewer.tsx'

const classes =
  'aria-pressed:bg-sunken aria-pressed:text-ink text-muted hover:text-ink rounded px-2 font-medium sm:px-2.5 whitespace-nowrap'

/** The usual ways of looking at runs, one press away. */
export function PresetButtons() {
  const { filters, setFilters } = useRunsAddress()
  const { person } = useViewer()
  return (
    <fieldset className="border-line-strong bg-surface inline-flex h-8 shrink-0 rounded-md border p-0.5 max-sm:order-1">
      <legend className="sr-only">Usual selections</legend>
      {presetsOf(person?.username ?? null).map((preset) => (
        <button
          key={preset.word}
          type="button"
          title={preset.explains}
          aria-pressed={isPreset(filters, preset)}
          onClick={() => setFilters(withPreset(filters, preset))}
          className={classes}
        >
          {preset.word}
        </button>
      ))}
    </fieldset>
  )
}
