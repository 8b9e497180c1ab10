'use client'
import type { EditorProps } from '#/components/runs/filters/filter-editor.tsx'
import { RawEditor } from '#/components/runs/filters/raw-editor.tsx'
import { TimeChoice } from '#/components/runs/filters/time-choice.tsx'
import { formatFilter, readFilter } from '#/lib/filters/run-filter.ts'

/** When something happened. One moment exactly is nothing that people choose: it stays text. */
export function TimeEditor({ filter, onChange, onDone }: EditorProps) {
  const { field, operator, values } = filter
  const apply = (texts: string[]) => {
    onChange(texts.flatMap((text) => readFilter(text).filter ?? []))
    onDone()
  }
  if (operator === 'eq' || operator === 'ne') return <RawEditor text={formatFilter(filter)} onApply={apply} />
  const isUpper = operator === 'lt' || operator === 'lte'
  const bound = values.length === 0 ? null : filter
  const span = { since: isUpper ? null : bound, until: isUpper ? bound : null }
  return <TimeChoice field={field} span={span} onChoose={apply} />
}
