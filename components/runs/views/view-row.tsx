'use client'
import { Check, Pencil, Trash2 } from 'lucide-react'
import Link from 'next/link'
import type { MouseEvent } from 'react'
import { viewHref } from '#/components/runs/views/view-search.ts'
import { IconButton } from '#/components/ui/button.tsx'
import { popupItemClasses } from '#/components/ui/popup-classes.ts'
import type { SavedView } from '#/lib/client/views.ts'
import { isolated } from '#/lib/format/isolated.ts'
import { IsolatedText } from '#/components/ui/isolated-text.tsx'

type ViewRowProps = {
  account: string
  view: SavedView
  isOwn: boolean
  /** Whose runs it shows, where that is another page. */
  ofWhat: string | null
  isCurrent: boolean
  /** Shows the view where one is; null when it is of another page. */
  onShow: (() => void) | null
  onLeave: () => void
  onChange: () => void
  onDelete: () => void
}

/** A view to go to, and for who may, the ways to change it. */
export function ViewRow({
  account,
  view,
  isOwn,
  ofWhat,
  isCurrent,
  onShow,
  onLeave,
  onChange,
  onDelete,
}: ViewRowProps) {
  const go = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    if (onShow !== null) {
      event.preventDefault()
      onShow()
    }
    onLeave()
  }
  const shared = isOwn ? 'Shared' : `Shared by ${isolated(view.owner.name)}`
  const about = [ofWhat === null ? null : isolated(ofWhat), view.isShared ? shared : null]
    .filter((part) => part !== null)
    .join(' · ')
  return (
    <li className="flex items-center gap-1">
      <Link
        href={viewHref(account, view)}
        prefetch={false}
        onClick={go}
        aria-current={isCurrent ? 'true' : undefined}
        className={`${popupItemClasses} hover:bg-sunken min-w-0 flex-1 py-1`}
      >
        <Check aria-hidden className={`text-accent size-4 shrink-0 ${isCurrent ? '' : 'invisible'}`} />
        <span className="min-w-0">
          <bdi className="block truncate" title={view.name}>
            {view.name}
          </bdi>
          {about !== '' && (
            <span className="text-muted block truncate" title={about}>
              <IsolatedText text={about} />
            </span>
          )}
        </span>
      </Link>
      {view.canChange && (
        <>
          <IconButton label={`Change the view ${view.name}`} onClick={onChange}>
            <Pencil aria-hidden className="size-4" />
          </IconButton>
          <IconButton label={`Delete the view ${view.name}`} onClick={onDelete}>
            <Trash2 aria-hidden className="size-4" />
          </IconButton>
        </>
      )}
    </li>
  )
}
