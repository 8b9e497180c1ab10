'use client'
import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import Link from 'next/link'
import type {
  MenuChoicesProps,
  MenuGroupProps,
  MenuItemProps,
  MenuLinkProps,
  MenuParts,
  MenuSwitchProps,
} from '#/components/ui/menu-parts.ts'
import { popupItemClasses } from '#/components/ui/popup-classes.ts'

function ItemLine({ icon, hindrance = null, aside, onSelect, children }: MenuItemProps) {
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

function LinkLine({ href, icon, isFile = false, children }: MenuLinkProps) {
  const leads = isFile ? { href, download: '' } : { render: <Link href={href} prefetch={false} /> }
  return (
    <Base.LinkItem className={popupItemClasses} closeOnClick {...leads}>
      {icon}
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </Base.LinkItem>
  )
}

function LineGroup({ label, children }: MenuGroupProps) {
  return (
    <Base.Group>
      <Base.GroupLabel className="text-muted px-2 py-1.5">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  )
}

function ChoiceLines<T extends string>({ label, choices, chosen, onChoose }: MenuChoicesProps<T>) {
  return (
    <LineGroup label={label}>
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
    </LineGroup>
  )
}

function SwitchLine({ icon, isOn, onChange, children }: MenuSwitchProps) {
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

function SeparatorLine() {
  return <Base.Separator className="bg-line mx-1 my-1 h-px" />
}

/** The lines of a menu, as `components/ui/menu.tsx` says what they are for. */
export const menuLines: MenuParts = {
  Item: ItemLine,
  Link: LinkLine,
  Group: LineGroup,
  Choices: ChoiceLines,
  Switch: SwitchLine,
  Separator: SeparatorLine,
}
