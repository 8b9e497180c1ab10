'use client'
import { useId, useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { inputClasses } from '#/components/ui/input-classes.ts'
import { takeFocus } from '#/components/ui/take-focus.ts'
import { formatLines, lineProblems, parseLines } from '#/lib/filters/filter-lines.ts'
import { maxFilters } from '#/lib/filters/run-filter.ts'

type TextModeProps = { filters: string[]; onApply: (filters: string[]) => void; onCancel: () => void }

/** All filters as text, one a line, as the address and the API write them. What is broken is kept, and said at its line. */
export function TextMode({ filters, onApply, onCancel }: TextModeProps) {
  const id = useId()
  const [text, setText] = useState(formatLines(filters.filter((filter) => filter !== '')))
  const lines = text.split('\n')
  const problems = lineProblems(text)
  const count = parseLines(text).length
  const goTo = (line: number, form: HTMLFormElement | null) => {
    const area = form?.querySelector('textarea')
    const start = lines.slice(0, line - 1).reduce((length, each) => length + each.length + 1, 0)
    area?.focus()
    area?.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
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
      <div className="flex gap-2">
        <LineNumbers count={lines.length} marked={problems.map(({ line }) => line)} />
        <textarea
          id={`${id} text`}
          ref={takeFocus}
          rows={lines.length + 1}
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
          className={`${inputClasses} h-auto resize-none overflow-y-hidden py-1.5 font-mono`}
        />
      </div>
      <div id={`${id} problems`} aria-live="polite" className="text-bad grid justify-items-start">
        {problems.map(({ line, problem }) => (
          <button
            key={line}
            type="button"
            onClick={({ currentTarget }) => goTo(line, currentTarget.form)}
            className="min-h-6 text-left wrap-anywhere hover:underline"
          >
            Line {line}: {problem}.
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

/** Beside the text, as high as its lines. */
function LineNumbers({ count, marked }: { count: number; marked: number[] }) {
  const numbers = Array.from({ length: count }, (_each, at) => at + 1)
  return (
    <ol aria-hidden className="text-muted mt-[7px] w-5 shrink-0 text-right font-mono tabular-nums select-none">
      {numbers.map((line) => (
        <li key={line} className={marked.includes(line) ? 'bg-bad-soft text-bad rounded-sm font-semibold' : ''}>
          {line}
        </li>
      ))}
    </ol>
  )
}
