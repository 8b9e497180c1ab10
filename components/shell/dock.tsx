'use client'
import { dockItemClasses } from '#/components/shell/dock-words.tsx'
import { NavLink } from '#/components/shell/nav-link.tsx'
import { PersonMenu } from '#/components/shell/person-menu.tsx'
import { mainPlaces } from '#/components/shell/places.ts'
import { useViewer } from '#/components/shell/viewer.tsx'

/** The places of the product at the bottom of a phone, within reach of a thumb. */
export function Dock() {
  const { account } = useViewer()
  return (
    <nav
      aria-label="Main"
      className="border-line bg-surface fixed inset-x-0 bottom-0 z-30 border-t pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      <ul className="grid grid-cols-5">
        {mainPlaces(account).map((place) => (
          <li key={place.href}>
            <NavLink place={place} className={dockItemClasses}>
              {place.name}
            </NavLink>
          </li>
        ))}
        <li>
          <PersonMenu place="dock" />
        </li>
      </ul>
    </nav>
  )
}
