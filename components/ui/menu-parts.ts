'use client'
import { type ReactElement, type ReactNode, createContext, useContext } from 'react'

export type MenuItemProps = {
  icon?: ReactNode
  /** Why it cannot be chosen now, shown below its words; null or absent when it can. */
  hindrance?: string | null
  /** What stands at the end of its line, such as its keys. */
  aside?: ReactNode
  onSelect: () => void
  children: ReactNode
}

export type MenuLinkProps = { href: string; icon?: ReactNode; isFile?: boolean; children: ReactNode }

export type MenuGroupProps = { label: ReactNode; children: ReactNode }

export type MenuChoicesProps<T extends string> = {
  label: string
  choices: readonly { value: T; words: string; icon?: ReactNode }[]
  chosen: T
  onChoose: (value: T) => void
}

export type MenuSwitchProps = {
  icon?: ReactNode
  isOn: boolean
  onChange: (isOn: boolean) => void
  children: ReactNode
}

/** What draws the lines of a menu. Its script comes with that of the menu, which hands it to the lines in it. */
export type MenuParts = {
  Item: (props: MenuItemProps) => ReactElement
  Link: (props: MenuLinkProps) => ReactElement
  Group: (props: MenuGroupProps) => ReactElement
  Choices: <T extends string>(props: MenuChoicesProps<T>) => ReactElement
  Switch: (props: MenuSwitchProps) => ReactElement
  Separator: () => ReactElement
}

export const MenuPartsContext = createContext<MenuParts | null>(null)

export function useMenuParts(): MenuParts {
  const parts = useContext(MenuPartsContext)
  if (parts === null) throw new Error('What stands in a menu needs a Menu or an AnchoredMenu above it')
  return parts
}
