'use client'
import { type ReactNode, useState } from 'react'
import { latePopup } from '#/components/ui/late-popup.tsx'
import {
  type MenuChoicesProps,
  type MenuGroupProps,
  type MenuItemProps,
  type MenuLinkProps,
  type MenuSwitchProps,
  useMenuParts,
} from '#/components/ui/menu-parts.ts'
import { type PopupTrigger, usePopupButton } from '#/components/ui/use-popup-button.ts'

type MenuProps = {
  trigger: PopupTrigger
  align?: 'start' | 'end'
  side?: 'bottom' | 'top' | 'right'
  children: ReactNode
}

/** Menus are drawn by what is fetched when the first is about to open, or the page is at rest. */
export const LateMenu = latePopup(() => import('#/components/ui/menu-popup.tsx').then(({ MenuPopup }) => MenuPopup))

/** Actions behind a button: `trigger` is the button, `children` are its `MenuItem`s and `MenuLink`s. */
export function Menu({ trigger, ...rest }: MenuProps) {
  const [isOpen, onOpenChange] = useState(false)
  const { button, popup } = usePopupButton({ trigger, kind: 'menu', isOpen, onOpenChange, prepare: LateMenu.prepare })
  return (
    <>
      {button}
      <LateMenu {...rest} {...popup} onClose={() => onOpenChange(false)} />
    </>
  )
}

export function MenuItem(props: MenuItemProps) {
  const { Item } = useMenuParts()
  return <Item {...props} />
}

/** A choice that leads somewhere; `isFile` for what the browser downloads. */
export function MenuLink(props: MenuLinkProps) {
  const { Link } = useMenuParts()
  return <Link {...props} />
}

/** Items under a heading, which is read out with them. */
export function MenuGroup(props: MenuGroupProps) {
  const { Group } = useMenuParts()
  return <Group {...props} />
}

/** One of a few; the menu stays open, so that one sees what came of it. */
export function MenuChoices<T extends string>(props: MenuChoicesProps<T>) {
  const { Choices } = useMenuParts()
  return <Choices {...props} />
}

/** Something that is on or off; the menu stays open. */
export function MenuSwitch(props: MenuSwitchProps) {
  const { Switch } = useMenuParts()
  return <Switch {...props} />
}

export function MenuSeparator() {
  const { Separator } = useMenuParts()
  return <Separator />
}
