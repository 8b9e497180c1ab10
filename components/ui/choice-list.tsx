'use client'
import { Combobox } from '@base-ui/react/combobox'
import { Check } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Choice } from '#/components/ui/choices.ts'
import { inputClasses } from '#/components/ui/input-classes.ts'
import { popupItemClasses } from '#/components/ui/popup-classes.ts'
import { takeFocus } from '#/components/ui/take-focus.ts'

/** A thing to choose from; `hint` says more about it on a second line, `aside` at the end of the first. */
export type ListedChoice = Choice & { hint?: string; icon?: ReactNode; aside?: ReactNode }

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
  otherWords?: ((typed: string) => string) | undefined
  /** Told of what is typed, for who finds more than is listed. */
  onType?: (typed: string) => void
  /** The list has its full height whatever is in it, so that what comes later moves nothing. */
  isSteady?: boolean
  /** More is on its way. */
  isLoading?: boolean
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

/** The choices that a query finds: what begins with the words before what has them somewhere, and `onTop` first. */
function useFound(known: ListedChoice[], { onTop, query }: { onTop: string[]; query: string }): ListedChoice[] {
  const { contains, startsWith } = Combobox.useFilter({ sensitivity: 'base' })
  const nearness = ({ label, hint = '' }: ListedChoice) =>
    startsWith(label, query) ? 3 : contains(label, query) ? 2 : contains(hint, query) ? 1 : 0
  return known
    .toSorted((a, b) => Number(onTop.includes(b.value)) - Number(onTop.includes(a.value)))
    .map((choice) => ({ choice, near: nearness(choice) }))
    .filter(({ near }) => near > 0)
    .toSorted((a, b) => b.near - a.near)
    .map(({ choice }) => choice)
}

/** Things to choose from in the open, found by typing. Only the first hundred that match are drawn. */
export function ChoiceList({ label, placeholder, isSingle = false, children, ...rest }: ChoiceListProps) {
  const { chosen, onChoose, otherWords, onType, isSteady = false, isLoading = false } = rest
  const [query, setQuery] = useState('')
  // What is chosen when the list opens stands on top, and stays there while the reader goes on.
  const [onTop] = useState(chosen)
  const type = (text: string) => {
    setQuery(text)
    onType?.(text)
  }
  const known = allChoices(rest)
  const found = useFound(known, { onTop, query })
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
      if (reason === 'input-change') type(text)
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
      <div className={isSteady ? 'flex h-56 flex-col overflow-y-clip' : 'contents'}>
        <Choices marks={isSingle ? (chosen.length > 0 ? 'check' : null) : 'box'} />
        {isLoading && <ChoicesToCome />}
      </div>
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
        value={known.find(({ value }) => chosen.includes(value)) ?? null}
        onValueChange={(next: ListedChoice | null) => next && onChoose([next.value])}
        {...root}
      >
        {content}
      </Combobox.Root>
    )
  }
  const onValueChange = (next: ListedChoice[]) => {
    onChoose(next.map(({ value }) => value))
    if (next.some(({ value }) => value === typed)) type('')
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

const toCome = ['w-40', 'w-52', 'w-32', 'w-44', 'w-36', 'w-48']

/** What stands in the place of choices that are on their way. */
function ChoicesToCome() {
  return (
    <div aria-hidden className="animate-appear">
      {toCome.map((width) => (
        <div key={width} className="flex h-8 items-center justify-between px-1">
          <span className={`bg-sunken h-3 rounded ${width}`} />
          <span className="bg-sunken h-3 w-8 rounded" />
        </div>
      ))}
    </div>
  )
}

/** `marks`: how it is shown what is chosen, where that is to be seen. */
function Choices({ marks }: { marks: 'box' | 'check' | null }) {
  const markClasses = marks === 'box' ? 'border-line-strong rounded border' : ''
  return (
    <Combobox.List className="-mx-1 max-h-64 overflow-y-auto overscroll-contain outline-none">
      {(choice: ListedChoice) => (
        <Combobox.Item key={choice.value} value={choice} className={popupItemClasses}>
          {marks !== null && (
            <span className={`grid size-4 shrink-0 place-items-center ${markClasses}`}>
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
          {choice.aside}
        </Combobox.Item>
      )}
    </Combobox.List>
  )
}
