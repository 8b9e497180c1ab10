'use client'
import { Ellipsis, Link2, LogOut, UserMinus } from 'lucide-react'
import { useState } from 'react'
import { RemovePerson } from '#/components/settings/remove-person.tsx'
import { IconButton } from '#/components/ui/button.tsx'
import { Menu, MenuItem } from '#/components/ui/menu.tsx'
import type { Member } from '#/lib/client/people.ts'

type PersonActionsProps = {
  person: Member
  workspaceName: string
  isSelf: boolean
  isAdmin: boolean
  onMakeLink: () => void
  onRemove: () => void
}

const iconClasses = 'text-muted size-4 shrink-0'

/** What else can be done about somebody. */
export function PersonActions({ person, isAdmin, isSelf, onMakeLink, ...rest }: PersonActionsProps) {
  const [isAsking, setIsAsking] = useState(false)
  const hindrance = person.canMakeLink ? null : 'They are also in a workspace that you do not administrate.'
  const Icon = isSelf ? LogOut : UserMinus
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label={`More about ${person.name}`}>
            <Ellipsis aria-hidden className="size-4" />
          </IconButton>
        }
      >
        {isAdmin && !isSelf && (
          <MenuItem icon={<Link2 aria-hidden className={iconClasses} />} hindrance={hindrance} onSelect={onMakeLink}>
            Make a sign-in link
          </MenuItem>
        )}
        <MenuItem icon={<Icon aria-hidden className={iconClasses} />} onSelect={() => setIsAsking(true)}>
          {isSelf ? 'Leave the workspace' : 'Remove from the workspace'}
        </MenuItem>
      </Menu>
      <RemovePerson person={person} isSelf={isSelf} isOpen={isAsking} onClose={() => setIsAsking(false)} {...rest} />
    </>
  )
}
