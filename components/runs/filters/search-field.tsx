'use client'
import { Search, X } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useState } from 'react'
import { useFilterEdits } from '#/components/runs/filters/use-filter-edits.ts'
import { inputClasses } from '#/components/ui/input-classes.ts'
import { searchOf, withSearch } from '#/lib/filters/text-search.ts'

const settleMs = 300

type SearchFieldProps = { inputRef: RefObject<HTMLInputElement | null>; isOfOneReport: boolean }

/** Words to look for; the address has them as soon as the typing pauses. */
export function SearchField({ inputRef, isOfOneReport }: SearchFieldProps) {
  const { filters, edit, end } = useFilterEdits()
  const [draft, setDraft] = useState<string | null>(null)
  const words = draft ?? searchOf(filters)
  const settle = (text: string) => {
    edit(withSearch(filters, text))
    setDraft(null)
  }
  const settleLater = useEffectEvent((text: string) => settle(text))
  useEffect(() => {
    if (draft === null) return undefined
    const pause = setTimeout(() => settleLater(draft), settleMs)
    return () => clearTimeout(pause)
  }, [draft])
  // What was typed before the page's scripts were there.
  const takeTyped = useEffectEvent(() => {
    const typed = inputRef.current?.value ?? words
    if (typed !== words) setDraft(typed)
  })
  useEffect(() => takeTyped(), [])
  const leave = () => {
    if (draft !== null) settle(draft)
    end()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') event.currentTarget.blur()
    if (event.key !== 'Escape') return
    event.preventDefault()
    if (words === '') event.currentTarget.blur()
    else settle('')
  }
  return (
    <search className="relative min-w-40 flex-1 sm:max-w-80">
      <Search aria-hidden className="text-muted pointer-events-none absolute top-2 left-2.5 size-4" />
      <input
        ref={inputRef}
        type="text"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        aria-label="Search the runs"
        aria-keyshortcuts="/"
        placeholder={isOfOneReport ? 'Reason, parameter' : 'Report, reason, parameter'}
        title="Looks in the names of reports, in the reasons of failures and in the values of parameters (/)"
        value={words}
        onChange={({ target }) => setDraft(target.value)}
        onBlur={leave}
        onKeyDown={onKeyDown}
        className={`${inputClasses} px-8`}
      />
      {words !== '' && (
        <button
          type="button"
          aria-label="Clear the search"
          title="Clear the search (Esc)"
          onClick={() => {
            settle('')
            inputRef.current?.focus()
          }}
          className="text-muted hover:text-ink absolute top-1 right-1 inline-flex size-6 items-center justify-center"
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </search>
  )
}
