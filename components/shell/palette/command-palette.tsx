'use client'
import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { useState } from 'react'
import type { Choice, ChoiceGroup } from '#/components/shell/palette/choice.ts'
import { useChoiceGroups } from '#/components/shell/palette/use-choice-groups.ts'
import { Keys } from '#/components/ui/keys.tsx'
import { popupClasses, popupItemClasses } from '#/components/ui/popup-classes.ts'

function ChoiceLine({ choice, onChoose }: { choice: Choice; onChoose: (choice: Choice) => void }) {
  const { icon: Icon, words, note, ink = 'text-muted' } = choice
  return (
    <Autocomplete.Item value={choice} onClick={() => onChoose(choice)} className={`${popupItemClasses} min-h-9`}>
      <Icon aria-hidden className={`size-4 shrink-0 ${ink}`} />
      <span dir="auto" className="min-w-0 truncate">
        {words}
      </span>
      {note !== undefined && <span className="text-muted ml-auto shrink-0 pl-3">{note}</span>}
    </Autocomplete.Item>
  )
}

function ChoiceList({ onChoose }: { onChoose: (choice: Choice) => void }) {
  return (
    <Autocomplete.List className="min-h-0 scroll-py-2 overflow-y-auto overscroll-contain p-2 empty:hidden">
      {(group: ChoiceGroup) => (
        <Autocomplete.Group key={group.name} items={group.items} className="not-last:mb-2">
          <Autocomplete.GroupLabel className="text-muted flex min-h-7 items-center px-2 text-xs font-medium">
            {group.name}
          </Autocomplete.GroupLabel>
          <Autocomplete.Collection>
            {(choice: Choice) => <ChoiceLine key={choice.id} choice={choice} onChoose={onChoose} />}
          </Autocomplete.Collection>
        </Autocomplete.Group>
      )}
    </Autocomplete.List>
  )
}

function KeyHints() {
  return (
    <div
      aria-hidden
      className="border-line text-muted flex items-center gap-4 border-t px-4 py-2 text-xs max-md:hidden"
    >
      <span className="flex items-center gap-1.5">
        <Keys of="ArrowUp" />
        <Keys of="ArrowDown" /> choose
      </span>
      <span className="flex items-center gap-1.5">
        <Keys of="Enter" /> open
      </span>
      <span className="flex items-center gap-1.5">
        <Keys of="Escape" /> close
      </span>
    </div>
  )
}

function PaletteBody({ onClose }: { onClose: () => void }) {
  const [line, setLine] = useState('')
  const { groups, says } = useChoiceGroups(line)
  const choose = (choice: Choice) => {
    onClose()
    choice.does()
  }
  return (
    <Autocomplete.Root
      open
      inline
      items={groups}
      filter={null}
      value={line}
      onValueChange={(next, { reason }) => {
        // What is chosen leads away; its words shall not take the place of what was typed.
        if (reason !== 'item-press') setLine(next)
      }}
      itemToStringValue={({ words }: Choice) => words}
      autoHighlight="always"
      keepHighlight
    >
      <div className="flex items-center gap-3 px-4">
        <Search aria-hidden className="text-muted size-4 shrink-0" />
        <Autocomplete.Input
          aria-label="Search or go to"
          placeholder="A report, a run’s token or address, a page, an action"
          className="placeholder:text-muted h-12 w-full bg-transparent outline-none pointer-coarse:text-[1rem]"
          spellCheck={false}
          autoComplete="off"
        />
      </div>
      <div className="border-line flex min-h-0 flex-col border-t">
        <Autocomplete.Status className="text-muted px-4 py-3 wrap-anywhere empty:hidden">{says}</Autocomplete.Status>
        <ChoiceList onChoose={choose} />
      </div>
      <KeyHints />
    </Autocomplete.Root>
  )
}

type CommandPaletteProps = { popupId: string; isOpen: boolean; onClose: () => void }

/** One line from which every report, run, page and action is reached. */
export function CommandPalette({ popupId, isOpen, onClose }: CommandPaletteProps) {
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 min-h-dvh bg-black/30 data-ending-style:opacity-0 data-starting-style:opacity-0 motion-safe:transition-opacity motion-safe:duration-100" />
        <Dialog.Popup
          id={popupId}
          aria-label="Search or go to"
          className={`${popupClasses} fixed inset-x-2 top-2 z-40 mx-auto flex max-h-[calc(100dvh-1rem)] max-w-xl flex-col overflow-hidden sm:top-[12dvh] sm:max-h-[min(34rem,80dvh)]`}
        >
          <PaletteBody onClose={onClose} />
          <Dialog.Close className="sr-only">Close</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
