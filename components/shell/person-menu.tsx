'use client'
import { useState } from 'react'
import { DockWords, dockItemClasses } from '#/components/shell/dock-words.tsx'
import { initialsOf } from '#/components/shell/initials.ts'
import { sidePlaces } from '#/components/shell/places.ts'
import { RailWords, railItemClasses } from '#/components/shell/rail-words.tsx'
import { useViewer } from '#/components/shell/viewer.tsx'
import { latePopup } from '#/components/ui/late-popup.tsx'
import { usePopupButton } from '#/components/ui/use-popup-button.ts'

const PersonMenuPopup = latePopup(() =>
  import('#/components/shell/person-menu-popup.tsx').then((module) => module.PersonMenuPopup),
)

const looks = {
  rail: { side: 'right', className: railItemClasses, circle: '-mx-1 size-6' },
  dock: { side: 'top', className: dockItemClasses, circle: 'size-5' },
} as const

/** Who one is, how the pages are to be, and the way out. */
export function PersonMenu({ place }: { place: keyof typeof looks }) {
  const { side, className, circle } = looks[place]
  const { account, person } = useViewer()
  const [isOpen, onOpenChange] = useState(false)
  const name = person?.name ?? 'You'
  const trigger = (
    <button type="button" className={className}>
      <span
        aria-hidden
        className={`bg-sunken border-line flex shrink-0 items-center justify-center rounded-full border text-[0.625rem] font-semibold ${circle}`}
      >
        {initialsOf(name)}
      </span>
      {place === 'rail' ? <RailWords>{name}</RailWords> : <DockWords name={name} />}
    </button>
  )
  const asked = { trigger, kind: 'menu', isOpen, onOpenChange, prepare: PersonMenuPopup.prepare } as const
  const { button, popup } = usePopupButton(asked)
  return (
    <>
      {button}
      <PersonMenuPopup
        {...popup}
        onClose={() => onOpenChange(false)}
        side={side}
        person={person}
        // At the left of a wide page there is the whole list already.
        places={sidePlaces(account).slice(place === 'rail' ? -1 : 0)}
      />
    </>
  )
}
