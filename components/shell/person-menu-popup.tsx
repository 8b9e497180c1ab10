'use client'
import { Globe, Keyboard, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import type { Place } from '#/components/shell/places.ts'
import { useDialogs } from '#/components/shell/shell-dialogs.tsx'
import { leave } from '#/components/shell/sign-out.ts'
import { useChoices } from '#/components/shell/use-choices.ts'
import { Keys } from '#/components/ui/keys.tsx'
import { MenuPopup } from '#/components/ui/menu-popup.tsx'
import { MenuChoices, MenuGroup, MenuItem, MenuLink, MenuSeparator, MenuSwitch } from '#/components/ui/menu.tsx'
import type { ButtonOfPopup } from '#/components/ui/use-popup-button.ts'
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

type PersonMenuPopupProps = ButtonOfPopup & {
  onClose: () => void
  side: 'right' | 'top'
  person: Person | null
  places: Place[]
}

/** What opens at one's own name. */
export function PersonMenuPopup({ person, places, ...rest }: PersonMenuPopupProps) {
  const { theme, usesUtc, choose } = useChoices()
  const { openShortcuts } = useDialogs()
  return (
    <MenuPopup align="end" {...rest}>
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
    </MenuPopup>
  )
}
