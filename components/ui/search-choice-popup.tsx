'use client'
import { Combobox } from '@base-ui/react/combobox'
import { Check, Search } from 'lucide-react'
import { Button } from '#/components/ui/button.tsx'
import type { Choice } from '#/components/ui/choices.ts'
import { popupClasses, popupItemClasses } from '#/components/ui/popup-classes.ts'

type SearchChoicePopupProps = {
  label: string
  count: { found: number; shown: number; chosen: number }
  isMultiple: boolean
  isRequired: boolean
  isFiltered: boolean
  onAll: () => void
  onNone: () => void
}

/** What opens below a searchable choice: the search, what was found, and how much of it there is. */
export function SearchChoicePopup({ label, count, ...rest }: SearchChoicePopupProps) {
  return (
    <Combobox.Portal>
      <Combobox.Positioner sideOffset={4} align="start" className="z-40 outline-none">
        <Combobox.Popup
          aria-label={label}
          className={`${popupClasses} flex max-h-[min(24rem,var(--available-height))] w-(--anchor-width) max-w-(--available-width) min-w-60 flex-col`}
        >
          <div className="border-line flex items-center gap-2 border-b px-2.5">
            <Search aria-hidden className="text-muted size-3.5 shrink-0" />
            <Combobox.Input
              aria-label={`Search ${label}`}
              placeholder="Type to search"
              className="placeholder:text-muted h-9 w-full min-w-0 bg-transparent outline-none"
            />
          </div>
          <Combobox.Empty className="text-muted empty:hidden">
            <p className="px-2.5 py-2">{rest.isFiltered ? 'Nothing matches.' : 'There is nothing to choose from.'}</p>
          </Combobox.Empty>
          <Combobox.List className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1 outline-none data-empty:p-0">
            {(choice: Choice) => (
              <Combobox.Item key={choice.value} value={choice} className={popupItemClasses}>
                <span className={`grid size-4 shrink-0 place-items-center ${rest.isMultiple ? boxClasses : ''}`}>
                  <Combobox.ItemIndicator>
                    <Check aria-hidden className="text-accent size-3.5" />
                  </Combobox.ItemIndicator>
                </span>
                <span className="min-w-0 py-1 wrap-anywhere">{choice.label}</span>
              </Combobox.Item>
            )}
          </Combobox.List>
          <PopupFoot count={count} {...rest} />
        </Combobox.Popup>
      </Combobox.Positioner>
    </Combobox.Portal>
  )
}

const boxClasses = 'border-line-strong rounded border'

type PopupFootProps = Omit<SearchChoicePopupProps, 'label'>

function noneWords({ isMultiple, isFiltered }: Pick<PopupFootProps, 'isMultiple' | 'isFiltered'>): string {
  if (!isMultiple) return 'Clear'
  return isFiltered ? 'None of these' : 'None'
}

function PopupFoot({ count, isMultiple, isRequired, isFiltered, onAll, onNone }: PopupFootProps) {
  const hidden = count.found - count.shown
  const hasAll = isMultiple && count.found > 0
  const hasNone = count.chosen > 0 && !isRequired
  const isNeeded = isMultiple || hidden > 0 || hasNone
  return (
    <div
      className={
        isNeeded ? 'border-line flex flex-wrap items-center justify-between gap-x-3 border-t px-2.5 py-1' : 'sr-only'
      }
    >
      <Combobox.Status className="text-muted">
        {isMultiple && `${count.chosen} chosen`}
        {isMultiple && hidden > 0 && ' · '}
        {hidden > 0 && `${hidden} more, type to search`}
      </Combobox.Status>
      <div className="-mr-2 flex">
        {hasAll && (
          <Button look="quiet" onClick={onAll}>
            {isFiltered ? `All ${count.found} found` : 'All'}
          </Button>
        )}
        {hasNone && (
          <Button look="quiet" onClick={onNone}>
            {noneWords({ isMultiple, isFiltered })}
          </Button>
        )}
      </div>
    </div>
  )
}
