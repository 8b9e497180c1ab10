'use client'
import { CircleAlert, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { FilterWords } from '#/components/runs/filter-words.ts'
import { laterPart } from '#/components/ui/later-part.tsx'
import { Popover } from '#/components/ui/popover.tsx'
import type { PillEditorProps } from '#/components/runs/filters/pill-editor.tsx'

const PillEditor = laterPart(
  async () => (await import('#/components/runs/filters/pill-editor.tsx')).PillEditor,
  <p className="text-muted w-80">Loading …</p>,
)

type FilterPillProps = PillEditorProps & {
  words: FilterWords
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onRemove: () => void
}

/** A filter in words, with the way to change it and the way to be rid of it. A broken one says what is wrong. */
export function FilterPill({ words, isOpen, onOpenChange, onRemove, ...editor }: FilterPillProps) {
  const { text, head, value, problem } = words
  const isBroken = problem !== null
  const says = isBroken ? `Broken filter ${text}: ${problem}` : text
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return
    event.preventDefault()
    onRemove()
  }
  const trigger = (
    <button
      type="button"
      title={says}
      onKeyDown={onKeyDown}
      className="inline-flex h-full min-w-0 items-center gap-1.5 rounded-l-full pr-1 pl-2.5 text-left"
    >
      {isBroken && <CircleAlert aria-hidden className="size-3.5 shrink-0" />}
      <span className="truncate">
        {isBroken && <span className="sr-only">Broken filter: </span>}
        {head !== '' && <bdi className={isBroken ? '' : 'text-muted'}>{head} </bdi>}
        <bdi className={isBroken ? 'font-mono' : 'font-medium'}>{value}</bdi>
      </span>
    </button>
  )
  const look = isBroken ? 'border-bad bg-bad-soft text-bad' : 'border-line-strong bg-surface hover:bg-sunken'
  return (
    <li className={`inline-flex h-7 max-w-[min(100%,26rem)] items-center rounded-full border ${look}`}>
      <Popover label={`Change the filter ${text}`} isOpen={isOpen} onOpenChange={onOpenChange} trigger={trigger}>
        <PillEditor {...editor} />
      </Popover>
      <button
        type="button"
        aria-label={`Remove the filter ${text}`}
        title="Remove"
        onClick={onRemove}
        className="inline-flex size-7 shrink-0 items-center justify-center rounded-full"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </li>
  )
}
