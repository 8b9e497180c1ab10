'use client'
import { useId, useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { inputClasses } from '#/components/ui/input-classes.ts'
import { takeFocus } from '#/components/ui/take-focus.ts'
import { formatLines, lineProblems, parseLines } from '#/lib/filters/filter-lines.ts'

type RawEditorProps = { text: string; onApply: (filters: string[]) => void }

/** A filter as the address has it, to be mended where it is broken. */
export function RawEditor({ text, onApply }: RawEditorProps) {
  const id = useId()
  const [line, setLine] = useState(formatLines([text]))
  const [problem = null] = lineProblems(line)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (problem === null) onApply(parseLines(line))
      }}
      className="grid gap-2"
    >
      <textarea
        ref={takeFocus}
        rows={line.length > 80 ? 5 : 2}
        aria-label="The filter as text"
        spellCheck={false}
        autoComplete="off"
        value={line}
        aria-invalid={problem !== null}
        aria-describedby={id}
        onChange={({ target }) => setLine(target.value.replaceAll('\n', ' '))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          event.currentTarget.form?.requestSubmit()
        }}
        className={`${inputClasses} h-auto resize-none py-1 font-mono wrap-anywhere`}
      />
      <p id={id} aria-live="polite" className={problem === null ? 'text-muted' : 'text-bad wrap-anywhere'}>
        {problem === null ? 'This is a filter.' : `Not a filter: ${problem.problem}.`}
      </p>
      <Button type="submit" look="primary" className="w-fit" aria-disabled={problem !== null}>
        Apply
      </Button>
    </form>
  )
}
