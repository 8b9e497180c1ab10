'use client'
import { Button } from '#/components/ui/button.tsx'
import { Dialog } from '#/components/ui/dialog.tsx'
import type { Member } from '#/lib/client/people.ts'
import { isolated } from '#/lib/format/isolated.ts'

type RemovePersonProps = {
  person: Member
  workspaceName: string
  isSelf: boolean
  isOpen: boolean
  onClose: () => void
  onRemove: () => void
}

/** Asks before somebody is taken out of the workspace, or leaves it. */
export function RemovePerson({ person, workspaceName, isSelf, isOpen, onClose, onRemove }: RemovePersonProps) {
  const [who, whose] = isSelf ? ['You', 'your'] : ['They', 'their']
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={
        isSelf
          ? `Leave ${isolated(workspaceName)}?`
          : `Remove ${isolated(person.name)} from ${isolated(workspaceName)}?`
      }
    >
      <p>
        {who} can no longer see or run anything here, at once. The reports and runs that {whose} name stands on stay.
        {!isSelf && ' A workspace key that they know goes on working: revoke it if you do not want that.'}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          look="danger"
          onClick={() => {
            onClose()
            onRemove()
          }}
        >
          {isSelf ? 'Leave' : 'Remove'}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {isSelf ? 'Stay' : 'Keep them'}
        </Button>
      </div>
    </Dialog>
  )
}
