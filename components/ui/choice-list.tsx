'use client'
import { Combobox } from '@base-ui/react/combobox'
import { Check } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Choice } from '#/components/ui/choices.ts'
import { inputClasses } from '#/components/ui/input-classes.ts'
import { popupItemClasses } from '#/components/ui/popup-classes.ts'
import { takeFocus } from '#/components/ui/take-focus.ts'

/** A thing to choose from; `hint` says more about it on a second line. */
export type ListedChoice = Choice & { hint?: string; icon?: ReactNode }

type ChoiceListProps = {
  /** What is chosen here, in a word or two. */
  label: string
  placeholder: string
  choices: ListedChoice[]
  chosen: string[]
  onChoose: (chosen: string[]) => void
  /** One press chooses one thing, and is all there is to do. */
  isSingle?: boolean
  /** How to say that what was typed is taken as it is; absent where only what is listed can be chosen. */
  otherWords?: (typed: string) => string
  /** Said below the list: that it is on its way, or why it is not there. */
  children?: ReactNode
}

const maxShown = 100

/** The choices with what is chosen and not among them, and what is typed where that may be chosen too. */
function allChoices({ choices, chosen }: Pick<ChoiceListProps, 'choices' | 'chosen'>): ListedChoice[] {
  const known = new Set(choices.map(({ value }) => value))
  const unknown = chosen.filter((value) => !known.has(value)).map((value) => ({ value, label: value }))
  return [...unknown, ...choices]
}

/** Things to choose from in the open, found by typing. Only the first hundred that match are drawn. */
export function ChoiceList({ label, placeholder, isSingle = false, children, ...rest }: ChoiceListProps) {
  const { chosen, onChoose, otherWords } = rest
  const [query, setQuery] = useState('')
  // What is chosen when the list opens stands on top, and stays there while the reader goes on.
  const [onTop] = useState(chosen)
  const { contains, startsWith } = Combobox.useFilter({ sensitivity: 'base' })
  const known = allChoices(rest)
  const sorted = known.toSorted((a, b) => Number(onTop.includes(b.value)) - Number(onTop.includes(a.value)))
  // What begins with the words comes before what has them somewhere.
  const nearness = ({ label, hint = '' }: ListedChoice) =>
    startsWith(label, query) ? 3 : contains(label, query) ? 2 : contains(hint, query) ? 1 : 0
  const found = sorted
    .map((choice) => ({ choice, near: nearness(choice) }))
    .filter(({ near }) => near > 0)
    .toSorted((a, b) => b.near - a.near)
    .map(({ choice }) => choice)
  const typed = query.trim()
  const isOther = otherWords !== undefined && typed !== '' && !known.some(({ value }) => value === typed)
  const other = isOther ? [{ value: typed, label: otherWords(typed) }] : []
  const shown = [...found.slice(0, maxShown), ...other]
  const root = {
    inline: true,
    open: true,
    autoHighlight: true,
    items: known,
    filteredItems: shown,
    isItemEqualToValue: (a: ListedChoice, b: ListedChoice) => a.value === b.value,
    inputValue: query,
    onInputValueChange: (text: string, { reason }: { reason: string }) => {
      if (reason === 'input-change') setQuery(text)
    },
  }
  const content = (
    <>
      <Combobox.Input
        ref={takeFocus}
        aria-label={label}
        placeholder={placeholder}
        className={`${inputClasses} mb-1`}
        spellCheck={false}
        autoComplete="off"
      />
      <Choices isSingle={isSingle} />
      <Combobox.Status className="text-muted px-2 empty:hidden">
        {found.length > maxShown && `${found.length - maxShown} more: type to find them`}
        {shown.length === 0 && children === undefined && 'Nothing is called so.'}
      </Combobox.Status>
      {children}
    </>
  )
  if (isSingle) {
    return (
      <Combobox.Root
        value={null}
        onValueChange={(next: ListedChoice | null) => next && onChoose([next.value])}
        {...root}
      >
        {content}
      </Combobox.Root>
    )
  }
  const onValueChange = (next: ListedChoice[]) => {
    onChoose(next.map(({ value }) => value))
    if (next.some(({ value }) => value === typed)) setQuery('')
  }
  return (
    <Combobox.Root
      multiple
      value={known.filter(({ value }) => chosen.includes(value))}
      onValueChange={onValueChange}
      {...root}
    >
      {content}
    </Combobox.Root>
  )
}

function Choices({ isSingle }: { isSingle: boolean }) {
  return (
    <Combobox.List className="-mx-1 max-h-64 overflow-y-auto overscroll-contain outline-none">
      {(choice: ListedChoice) => (
        <Combobox.Item key={choice.value} value={choice} className={popupItemClasses}>
          {!isSingle && (
            <span className="border-line-strong grid size-4 shrink-0 place-items-center rounded border">
              <Combobox.ItemIndicator>
                <Check aria-hidden className="text-accent size-3.5" />
              </Combobox.ItemIndicator>
            </span>
          )}
          {choice.icon}
          <span className="min-w-0 py-1 wrap-anywhere">
            <bdi className="line-clamp-2" title={choice.label}>
              {choice.label}
            </bdi>
            {choice.hint !== undefined && <span className="text-muted block">{choice.hint}</span>}
          </span>
        </Combobox.Item>
      )}
    </Combobox.List>
  )
}
