'use client'
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import Link from 'next/link'
import { BrandMark } from '#/components/shell/brand.tsx'
import { NavLink } from '#/components/shell/nav-link.tsx'
import { PersonMenu } from '#/components/shell/person-menu.tsx'
import { type Place, mainPlaces, sidePlaces } from '#/components/shell/places.ts'
import { RailWords, railItemClasses } from '#/components/shell/rail-words.tsx'
import { useChoices } from '#/components/shell/use-choices.ts'
import { useViewer } from '#/components/shell/viewer.tsx'

function RailLinks({ places }: { places: Place[] }) {
  return (
    <ul className="grid grid-cols-1 gap-0.5">
      {places.map((place) => (
        <li key={place.href}>
          <NavLink place={place} className={railItemClasses}>
            <RailWords>{place.name}</RailWords>
          </NavLink>
        </li>
      ))}
    </ul>
  )
}

function CollapseButton() {
  const { railIsCollapsed, choose } = useChoices()
  const Icon = railIsCollapsed ? PanelLeftOpen : PanelLeftClose
  return (
    <button
      type="button"
      onClick={() => choose({ railIsCollapsed: !railIsCollapsed })}
      className={`${railItemClasses} max-lg:hidden`}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <RailWords>{railIsCollapsed ? 'Expand' : 'Collapse'}</RailWords>
    </button>
  )
}

/** The places of the product at the left of a page; icons alone where there is little room, or by choice. */
export function Rail() {
  const { account } = useViewer()
  const { railIsCollapsed } = useChoices()
  return (
    <nav
      aria-label="Main"
      data-rail={railIsCollapsed ? 'collapsed' : 'open'}
      className="border-line bg-surface sticky top-0 z-30 flex h-dvh w-14 shrink-0 flex-col gap-3 border-r p-2 max-md:hidden lg:data-[rail=open]:w-52 print:hidden"
    >
      <Link
        href="/"
        prefetch={false}
        className="group/item relative -mt-0.5 flex h-9 items-center gap-2 px-2 text-[0.9375rem] font-semibold tracking-tight"
      >
        <BrandMark />
        <RailWords>Runboard</RailWords>
      </Link>
      <RailLinks places={mainPlaces(account)} />
      <div className="mt-auto grid grid-cols-1 gap-0.5">
        <RailLinks places={sidePlaces(account)} />
        <CollapseButton />
        <PersonMenu place="rail" />
      </div>
    </nav>
  )
}
