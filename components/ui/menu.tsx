'use client'
import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import Link from 'next/link'
import type { ComponentPropsWithRef, ReactElement, ReactNode } from 'react'
import { popupClasses, popupItemClasses } from '#/components/ui/popup-classes.ts'

type MenuProps = {
  trigger: ReactElement
  align?: 'start' | 'end'
  side?: 'bottom' | 'top' | 'right'
  children: ReactNode
}

/** It lies outside of every part of the page: as a part of its own it is found by those who go from part to part. */
export function menuPart(props: ComponentPropsWithRef<'div'>) {
  return <section {...props} role={undefined} aria-label="Menu" />
}

/** Actions behind a button: `trigger` is the button, `children` are its `MenuItem`s and `MenuLink`s. */
export function Menu({ trigger, align = 'start', side = 'bottom', children }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner
          render={menuPart}
          sideOffset={4}
          align={align}
          side={side}
          collisionPadding={8}
          className="z-40"
        >
          <Base.Popup
            className={`${popupClasses} max-h-(--available-height) max-w-[min(20rem,var(--available-width))] min-w-44 overflow-y-auto p-1`}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

type MenuItemProps = {
  icon?: ReactNode
  /** Why it cannot be chosen now, shown below its words; null or absent when it can. */
  hindrance?: string | null
  /** What stands at the end of its line, such as its keys. */
  aside?: ReactNode
  onSelect: () => void
  children: ReactNode
}

export function MenuItem({ icon, hindrance = null, aside, onSelect, children }: MenuItemProps) {
  return (
    <Base.Item className={popupItemClasses} disabled={hindrance !== null} onClick={onSelect}>
      {icon}
      <span className="min-w-0 flex-1 py-1 wrap-anywhere">
        {children}
        {hindrance !== null && <span className="text-muted block">{hindrance}</span>}
      </span>
      {aside}
    </Base.Item>
  )
}

type MenuLinkProps = { href: string; icon?: ReactNode; isFile?: boolean; children: ReactNode }

/** A choice that leads somewhere; `isFile` for what the browser downloads. */
export function MenuLink({ href, icon, isFile = false, children }: MenuLinkProps) {
  const leads = isFile ? { href, download: '' } : { render: <Link href={href} prefetch={false} /> }
  return (
    <Base.LinkItem className={popupItemClasses} closeOnClick {...leads}>
      {icon}
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </Base.LinkItem>
  )
}

/** Items under a heading, which is read out with them. */
export function MenuGroup({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="text-muted px-2 py-1.5">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  )
}

type MenuChoicesProps<T extends string> = {
  label: string
  choices: readonly { value: T; words: string; icon?: ReactNode }[]
  chosen: T
  onChoose: (value: T) => void
}

/** One of a few; the menu stays open, so that one sees what came of it. */
export function MenuChoices<T extends string>({ label, choices, chosen, onChoose }: MenuChoicesProps<T>) {
  return (
    <MenuGroup label={label}>
      <Base.RadioGroup value={chosen} onValueChange={onChoose}>
        {choices.map(({ value, words, icon }) => (
          <Base.RadioItem key={value} value={value} className={popupItemClasses}>
            {icon}
            <span className="flex-1">{words}</span>
            <Base.RadioItemIndicator>
              <Check aria-hidden className="text-accent size-4" />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </MenuGroup>
  )
}

type MenuSwitchProps = { icon?: ReactNode; isOn: boolean; onChange: (isOn: boolean) => void; children: ReactNode }

/** Something that is on or off; the menu stays open. */
export function MenuSwitch({ icon, isOn, onChange, children }: MenuSwitchProps) {
  return (
    <Base.CheckboxItem checked={isOn} onCheckedChange={onChange} className={popupItemClasses}>
      {icon}
      <span className="flex-1">{children}</span>
      <Base.CheckboxItemIndicator>
        <Check aria-hidden className="text-accent size-4" />
      </Base.CheckboxItemIndicator>
    </Base.CheckboxItem>
  )
}

export function MenuSeparator() {
  return <Base.Separator className="bg-line mx-1 my-1 h-px" />
}
