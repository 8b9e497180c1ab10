'use client'
import { useId, useRef, useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { inputClasses } from '#/components/ui/input-classes.ts'
import { takeFocus } from '#/components/ui/take-focus.ts'
import { maxFilters } from '#/lib/filters/run-filter.ts'
import { formatLines, lineProblems, parseLines } from '#/lib/filters/filter-lines.ts'

type TextModeProps = { filters: string[]; onApply: (filters: string[]) => void; onCancel: () => void }

/** All filters as text, one a line, as the address and the API write them. What is broken is kept, and said at its line. */
export function TextMode({ filters, onApply, onCancel }: TextModeProps) {
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(formatLines(filters))
  const problems = lineProblems(text)
  const count = parseLines(text).length
  const goTo = (line: number) => {
    const lines = text.split('\n')
    const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0)
    area.current?.focus()
    area.current?.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
  }
  return (
    <form
      className="grid grid-cols-1 gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        onApply(parseLines(text))
      }}
    >
      <label htmlFor={`${id} text`} className="text-muted">
        One filter a line, as the address and the API write it: <code>field.operator.value</code>
      </label>
      <textarea
        id={`${id} text`}
        ref={(element) => {
          area.current = element
          takeFocus(element)
        }}
        rows={Math.min(14, Math.max(4, text.split('\n').length + 1))}
        wrap="off"
        spellCheck={false}
        autoComplete="off"
        value={text}
        aria-invalid={problems.length > 0}
        aria-describedby={`${id} problems`}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.form?.requestSubmit()
          if (event.key === 'Escape') onCancel()
        }}
        className={`${inputClasses} h-auto py-1.5 font-mono`}
      />
      <div id={`${id} problems`} aria-live="polite" className="text-bad grid justify-items-start">
        {problems.map(({ line, problem }) => (
          <button
            key={line}
            type="button"
            onClick={() => goTo(line)}
            className="min-h-6 text-left wrap-anywhere hover:underline"
          >
            Line {line}: {problem}
          </button>
        ))}
        {count > maxFilters && (
          <p>
            These are {count} filters; at most {maxFilters} can hold at once.
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" look="primary">
          Apply
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
        <span className="text-muted max-sm:hidden">Ctrl or ⌘ with Enter applies, Esc leaves it as it was.</span>
      </div>
    </form>
  )
}
