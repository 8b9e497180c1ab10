'use client'
import { Combobox } from '@base-ui/react/combobox'
import { ChevronsUpDown } from 'lucide-react'
import { useState } from 'react'
import { type Choice, choose, chosenSummary } from '#/components/ui/choices.ts'
import { SearchChoicePopup } from '#/components/ui/search-choice-popup.tsx'

type SearchChoiceProps = {
  id?: string
  /** What is chosen here, in a word or two. */
  label: string
  choices: Choice[]
  /** The values that are chosen; at most one without `isMultiple`. */
  chosen: string[]
  onChoose: (chosen: string[]) => void
  isMultiple?: boolean
  /** Something is always chosen, so that there is nothing to clear. */
  isRequired?: boolean
  isWrong?: boolean
  describedBy?: string
}

const maxShown = 100

/** One or several of many things, found by typing. Only the first hundred that match are drawn. */
export function SearchChoice({
  choices,
  chosen,
  onChoose,
  isMultiple = false,
  isRequired = false,
  ...rest
}: SearchChoiceProps) {
  const [query, setQuery] = useState('')
  const { contains } = Combobox.useFilter({ sensitivity: 'base' })
  const found = query === '' ? choices : choices.filter(({ label }) => contains(label, query))
  const values = new Set(chosen)
  const chosenChoices = choices.filter(({ value }) => values.has(value))
  const isFiltered = query !== ''
  const root = {
    items: choices,
    filteredItems: found.slice(0, maxShown),
    autoHighlight: true,
    isItemEqualToValue: (a: Choice, b: Choice) => a.value === b.value,
    inputValue: query,
    // Choosing an item asks for an empty query too; who picks several of what they found wants to go on there.
    onInputValueChange: (text: string, { reason }: { reason: string }) => {
      if (reason === 'input-change' || reason === 'clear-press') setQuery(text)
    },
    onOpenChange: () => setQuery(''),
  }
  const trigger = <SearchChoiceTrigger {...rest} summary={chosenSummary(choices, chosen)} isMultiple={isMultiple} />
  const popup = (
    <SearchChoicePopup
      label={rest.label}
      count={{ found: found.length, shown: Math.min(found.length, maxShown), chosen: chosenChoices.length }}
      isMultiple={isMultiple}
      isRequired={isRequired}
      isFiltered={isFiltered}
      onAll={() => onChoose(choose(choices, chosen, { more: found.map(({ value }) => value) }))}
      onNone={() => onChoose(isFiltered ? choose(choices, chosen, { fewer: found.map(({ value }) => value) }) : [])}
    />
  )
  if (isMultiple) {
    const onValueChange = (next: Choice[]) => onChoose(choose(choices, [], { more: next.map(({ value }) => value) }))
    return (
      <Combobox.Root multiple value={chosenChoices} onValueChange={onValueChange} {...root}>
        {trigger}
        {popup}
      </Combobox.Root>
    )
  }
  const onValueChange = (next: Choice | null) => onChoose(next === null ? [] : [next.value])
  return (
    <Combobox.Root value={chosenChoices[0] ?? null} onValueChange={onValueChange} {...root}>
      {trigger}
      {popup}
    </Combobox.Root>
  )
}

type TriggerProps = Pick<SearchChoiceProps, 'id' | 'label' | 'isWrong' | 'describedBy'> & {
  summary: string
  isMultiple: boolean
}

function SearchChoiceTrigger({ id, label, isWrong = false, describedBy, summary, isMultiple }: TriggerProps) {
  return (
    <Combobox.Trigger
      id={id}
      aria-label={label}
      aria-invalid={isWrong}
      aria-describedby={describedBy}
      className="border-line-strong bg-surface text-ink aria-invalid:border-bad disabled:bg-sunken disabled:text-muted flex h-8 w-full min-w-0 items-center justify-between gap-2 rounded-md border px-2.5 text-left"
    >
      {summary === '' ? (
        <span className="text-muted">{isMultiple ? 'None' : 'Choose…'}</span>
      ) : (
        <span className="min-w-0 truncate">{summary}</span>
      )}
      <Combobox.Icon className="text-muted shrink-0">
        <ChevronsUpDown aria-hidden className="size-3.5" />
      </Combobox.Icon>
    </Combobox.Trigger>
  )
}
