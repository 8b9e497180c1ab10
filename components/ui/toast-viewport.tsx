'use client'
import { Toast as Base } from '@base-ui/react/toast'
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import Link from 'next/link'
import { useEffect } from 'react'
import { IconButton } from '#/components/ui/button.tsx'
import { popupClasses } from '#/components/ui/popup-classes.ts'
import type { ToastQueue, Told } from '#/components/ui/toast-queue.ts'

const manager = Base.createToastManager<Told>()
const shownOffline = new Set<string>()

function show(told: Told): void {
  const { says, isBad = false, id } = told
  const shown = manager.add({ title: says, priority: 'low', timeout: isBad ? 0 : 8_000, data: told, id })
  if (isBad && !navigator.onLine) shownOffline.add(shown)
}

/** What failed for want of a network holds no longer once there is one. */
function takeBackOffline(): void {
  for (const id of shownOffline) manager.close(id)
  shownOffline.clear()
}

function ToastList() {
  const { toasts } = Base.useToastManager<Told>()
  return toasts.map((toast) => {
    const { isBad = false, lead } = toast.data ?? {}
    const Icon = isBad ? CircleAlert : CircleCheck
    return (
      <Base.Root key={toast.id} toast={toast} className={`${popupClasses} data-limited:hidden`}>
        <Base.Content className="flex items-start gap-2.5 p-3">
          <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${isBad ? 'text-bad' : 'text-good'}`} />
          <div className="grid min-w-0 flex-1 gap-0.5">
            <Base.Title className="font-medium wrap-anywhere" />
            {lead && (
              <Link href={lead.href} className="text-accent w-fit underline underline-offset-2">
                {lead.words}
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

export type ToastViewportProps = Pick<ToastQueue, 'hear'>

/** The corner with the toasts. It makes room for a panel, whose buttons are where toasts are. */
export function ToastViewport({ hear }: ToastViewportProps) {
  useEffect(() => {
    let stop: (() => void) | null = null
    // Only what comes into a region that was there before is read out: it is painted before anything is put into it.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        stop = hear(show)
      })
    })
    return () => {
      cancelAnimationFrame(frame)
      stop?.()
    }
  }, [hear])
  useEffect(() => {
    window.addEventListener('online', takeBackOffline)
    return () => window.removeEventListener('online', takeBackOffline)
  }, [])
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
