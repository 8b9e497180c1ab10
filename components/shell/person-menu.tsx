'use client'
import { Keyboard, LogOut, Globe, Monitor, Moon, Sun } from 'lucide-react'
import { DockWords, dockItemClasses } from '#/components/shell/dock-words.tsx'
import { initialsOf } from '#/components/shell/initials.ts'
import { sidePlaces } from '#/components/shell/places.ts'
import { RailWords, railItemClasses } from '#/components/shell/rail-words.tsx'
import { useDialogs } from '#/components/shell/shell-dialogs.tsx'
import { leave } from '#/components/shell/sign-out.ts'
import { useChoices } from '#/components/shell/use-choices.ts'
import { useViewer } from '#/components/shell/viewer.tsx'
import { Keys } from '#/components/ui/keys.tsx'
import { Menu, MenuChoices, MenuGroup, MenuItem, MenuLink, MenuSeparator, MenuSwitch } from '#/components/ui/menu.tsx'
import type { Person } from '#/lib/client/account.ts'

const iconClasses = 'text-muted size-4 shrink-0'

const themes = [
  { value: 'system', words: 'As the system', icon: <Monitor aria-hidden className={iconClasses} /> },
  { value: 'light', words: 'Light', icon: <Sun aria-hidden className={iconClasses} /> },
  { value: 'dark', words: 'Dark', icon: <Moon aria-hidden className={iconClasses} /> },
] as const

function WhoIsHere({ person }: { person: Person | null }) {
  if (person === null) return 'The runs API does not say who you are.'
  return (
    <>
      <span dir="auto" className="text-ink line-clamp-2 text-left font-medium wrap-anywhere">
        {person.name}
      </span>
      <span className="block truncate">
        {person.username} · {person.timeZone}
      </span>
    </>
  )
}

const looks = {
  rail: { side: 'right', className: railItemClasses, circle: '-mx-1 size-6' },
  dock: { side: 'top', className: dockItemClasses, circle: 'size-5' },
} as const

/** Who one is, how the pages are to be, and the way out. */
export function PersonMenu({ place }: { place: keyof typeof looks }) {
  const { side, className, circle } = looks[place]
  const { account, person } = useViewer()
  const { theme, usesUtc, choose } = useChoices()
  const { openShortcuts } = useDialogs()
  const name = person?.name ?? 'You'
  // At the left of a wide page there is the whole list already.
  const places = sidePlaces(account).slice(place === 'rail' ? -1 : 0)
  return (
    <Menu
      side={side}
      align="end"
      trigger={
        <button type="button" className={className}>
          <span
            aria-hidden
            className={`bg-sunken border-line flex shrink-0 items-center justify-center rounded-full border text-[0.625rem] font-semibold ${circle}`}
          >
            {initialsOf(name)}
          </span>
          {place === 'rail' ? <RailWords>{name}</RailWords> : <DockWords name={name} />}
        </button>
      }
    >
      <MenuGroup label={<WhoIsHere person={person} />}>
        {places.map(({ name, href, icon: Icon }) => (
          <MenuLink key={href} href={href} icon={<Icon aria-hidden className={iconClasses} />}>
            {name}
          </MenuLink>
        ))}
      </MenuGroup>
      <MenuSeparator />
      <MenuChoices label="Theme" choices={themes} chosen={theme} onChoose={(theme) => choose({ theme })} />
      <MenuSeparator />
      <MenuSwitch
        icon={<Globe aria-hidden className={iconClasses} />}
        isOn={usesUtc}
        onChange={(usesUtc) => choose({ usesUtc })}
      >
        Show times in UTC
      </MenuSwitch>
      <MenuItem
        icon={<Keyboard aria-hidden className={iconClasses} />}
        aside={<Keys of="?" />}
        onSelect={openShortcuts}
      >
        Keyboard shortcuts
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<LogOut aria-hidden className={iconClasses} />} onSelect={() => void leave()}>
        Sign out
      </MenuItem>
    </Menu>
  )
}
