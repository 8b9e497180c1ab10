'use client'
import type { ComponentType } from 'react'
import { CheckEditor } from '#/components/runs/filters/check-editor.tsx'
import { ChoiceEditor } from '#/components/runs/filters/choice-editor.tsx'
import { fieldWords } from '#/components/runs/filters/filter-fields.ts'
import { FlagEditor } from '#/components/runs/filters/flag-editor.tsx'
import { ParameterEditor } from '#/components/runs/filters/parameter-editor.tsx'
import type { RunsPlace } from '#/components/runs/filters/runs-place.ts'
import { SecondsEditor } from '#/components/runs/filters/seconds-editor.tsx'
import { TimeEditor } from '#/components/runs/filters/time-editor.tsx'
import { WordsEditor } from '#/components/runs/filters/words-editor.tsx'
import { type FieldKind, kindOf } from '#/lib/filters/filter-field.ts'
import type { RunFilter } from '#/lib/filters/run-filter.ts'

export type EditorProps = {
  filter: RunFilter
  place: RunsPlace
  /** Takes the filters that stand for this one from now on. */
  onChange: (filters: RunFilter[]) => void
  /** There is no more to do. */
  onDone: () => void
}

const editors: Record<FieldKind, ComponentType<EditorProps>> = {
  state: CheckEditor,
  python_state: CheckEditor,
  trigger: CheckEditor,
  token: ChoiceEditor,
  flag: FlagEditor,
  seconds: SecondsEditor,
  time: TimeEditor,
  parameter: ParameterEditor,
  text: WordsEditor,
}

/** What a filter asks for, by its kind of values. */
export function FilterEditor(props: EditorProps) {
  const { field, parameter } = props.filter
  const { word, explains } = fieldWords[field]
  const ValueEditor = editors[kindOf(field)]
  return (
    <div className="grid w-80 max-w-full grid-cols-1 gap-2.5">
      <div>
        <h2 className="font-medium wrap-anywhere">
          {word} <bdi>{parameter}</bdi>
        </h2>
        <p className="text-muted">{explains}</p>
      </div>
      <ValueEditor {...props} />
    </div>
  )
}
