'use client'
import { latePopup } from '#/components/ui/late-popup.tsx'
import type { DialogProps } from '#/components/ui/dialog-popup.tsx'

/** Dialogs are drawn by what is fetched when the first is about to open, or the page is at rest. */
const LateDialog = latePopup(() => import('#/components/ui/dialog-popup.tsx').then(({ DialogPopup }) => DialogPopup))

/**
 * A question that must be answered before going on. Where a panel serves, use a panel. It opens with the focus on what has
 * `data-opens-on`, else on the first thing that takes it.
 */
export function Dialog(props: DialogProps) {
  return <LateDialog {...props} />
}
