'use client'
import { Menu as Base } from '@base-ui/react/menu'
import Link from 'next/link'
import type { ReactElement, ReactNode } from 'react'
import { popupClasses, popupItemClasses } from '#/components/ui/popup-classes.ts'

type MenuProps = { trigger: ReactElement; align?: 'start' | 'end'; children: ReactNode }

/** Actions behind a button: `trigger` is the button, `children` are its `MenuItem`s and `MenuLink`s. */
export function Menu({ trigger, align = 'start', children }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} className="z-40">
          <Base.Popup className={`${popupClasses} max-h-(--available-height) max-w-80 min-w-44 overflow-y-auto p-1`}>
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
  onSelect: () => void
  children: ReactNode
}

export function MenuItem({ icon, hindrance = null, onSelect, children }: MenuItemProps) {
  return (
    <Base.Item className={popupItemClasses} disabled={hindrance !== null} onClick={onSelect}>
      {icon}
      <span className="min-w-0 py-1 wrap-anywhere">
        {children}
        {hindrance !== null && <span className="text-muted block">{hindrance}</span>}
      </span>
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

export function MenuSeparator() {
  return <Base.Separator className="bg-line mx-1 my-1 h-px" />
}
