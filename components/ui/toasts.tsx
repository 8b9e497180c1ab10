'use client'
import { Toast as Base } from '@base-ui/react/toast'
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import Link from 'next/link'
import { IconButton } from '#/components/ui/button.tsx'
import { popupClasses } from '#/components/ui/popup-classes.ts'

type Lead = { href: string; words: string }
/** What is told again with the same `id` takes the place of what was told before. */
type Told = { says: string; isBad?: boolean; lead?: Lead; id?: string }

const manager = Base.createToastManager<{ isBad: boolean; lead: Lead | null }>()

/** Says in a corner what happened elsewhere, and where it leads; nothing that is said nowhere else. */
export function tell({ says, isBad = false, lead, id }: Told): void {
  const data = { isBad, lead: lead ?? null }
  manager.add({ title: says, priority: 'low', timeout: isBad ? 0 : 8_000, data, id })
}

function ToastList() {
  const { toasts } = Base.useToastManager<{ isBad: boolean; lead: Lead | null }>()
  return toasts.map((toast) => {
    const Icon = toast.data?.isBad ? CircleAlert : CircleCheck
    return (
      <Base.Root key={toast.id} toast={toast} className={`${popupClasses} data-limited:hidden`}>
        <Base.Content className="flex items-start gap-2.5 p-3">
          <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${toast.data?.isBad ? 'text-bad' : 'text-good'}`} />
          <div className="grid min-w-0 flex-1 gap-0.5">
            <Base.Title className="font-medium wrap-anywhere" />
            {toast.data?.lead && (
              <Link href={toast.data.lead.href} className="text-accent w-fit underline underline-offset-2">
                {toast.data.lead.words}
              </Link>
            )}
          </div>
          <Base.Close
            render={
              <IconButton label="Dismiss">
                <X aria-hidden className="size-4" />
              </IconButton>
            }
          />
        </Base.Content>
      </Base.Root>
    )
  })
}

/** Where `tell` is heard; stands once in the shell. It makes room for a panel, whose buttons are where toasts are. */
export function Toasts() {
  return (
    <Base.Provider toastManager={manager} limit={3}>
      <Base.Portal>
        <Base.Viewport className="fixed right-4 bottom-[calc(1rem+var(--dock-height))] z-50 grid w-[calc(100vw-2rem)] max-w-sm gap-2 print:hidden max-sm:[body:has([data-side-panel])_&]:top-4 max-sm:[body:has([data-side-panel])_&]:bottom-auto sm:[body:has([data-side-panel])_&]:right-[29rem]">
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  )
}
