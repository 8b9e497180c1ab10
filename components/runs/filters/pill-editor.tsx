'use client'
import { FilterEditor } from '#/components/runs/filters/filter-editor.tsx'
import { RawEditor } from '#/components/runs/filters/raw-editor.tsx'
import type { RunsPlace } from '#/components/runs/filters/runs-place.ts'
import { formatFilter, readFilter } from '#/lib/filters/run-filter.ts'

export type PillEditorProps = {
  /** The filter as the address has it. */
  text: string
  place: RunsPlace
  /** Takes the filters that stand for this one from now on. */
  onChange: (filters: string[]) => void
  onDone: () => void
}

/** Changes one filter of the address: by its values, or as text where it is broken. */
export function PillEditor({ text, place, onChange, onDone }: PillEditorProps) {
  const { filter } = readFilter(text)
  if (filter === null) {
    return (
      <div className="grid w-80 max-w-full grid-cols-1 gap-2.5">
        <div>
          <h2 className="font-medium">A filter that is broken</h2>
          <p className="text-muted">
            Nothing can be listed while it stands in the address. Mend it here, or remove it.
          </p>
        </div>
        <RawEditor
          text={text}
          onApply={(filters) => {
            onChange(filters)
            onDone()
          }}
        />
      </div>
    )
  }
  return (
    <div className="grid grid-cols-1 gap-2.5">
      <FilterEditor
        key={`${filter.field} ${filter.parameter}`}
        filter={filter}
        place={place}
        onChange={(next) => onChange(next.map(formatFilter))}
        onDone={onDone}
      />
      <p className="border-line text-muted max-w-80 border-t pt-2 font-mono text-[0.75rem] wrap-anywhere">
        <bdi>{text}</bdi>
      </p>
    </div>
  )
}
