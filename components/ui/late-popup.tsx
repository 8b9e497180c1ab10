'use client'
import { type ComponentType, createElement, useEffect, useEffectEvent, useState } from 'react'
import { later } from '#/components/ui/later.ts'
import { tell } from '#/components/ui/toasts.tsx'

type PopupProps = { isOpen: boolean; onClose: () => void }

type LatePopup<Props> = ComponentType<Props> & {
  /** Fetches its script, for whoever is about to open it. */
  prepare: () => void
}

/**
 * A popup that is nothing until it is first opened, and stays from then on; its script comes as `later` says. Where that
 * cannot be fetched the popup closes again and says so.
 */
export function latePopup<Props extends PopupProps>(load: () => Promise<ComponentType<Props>>): LatePopup<Props> {
  const part = later(load)
  function Late(props: Props) {
    // What is there changes without its props: nothing of it may be kept.
    'use no memo'
    const { isOpen, onClose } = props
    const [drawn, setDrawn] = useState<{ by: ComponentType<Props> } | null>(null)
    const by = part.now()
    if (isOpen && drawn === null && by !== null) setDrawn({ by })
    const onLost = useEffectEvent(() => {
      onClose()
      const says = 'This part of the page could not be loaded. Try again, or reload the page.'
      tell({ says, isBad: true, id: 'not loaded' })
    })
    const isAwaited = isOpen && drawn === null
    useEffect(() => {
      if (isAwaited) part.fetch().then((by) => setDrawn({ by }), onLost)
    }, [isAwaited])
    return drawn && createElement(drawn.by, props)
  }
  return Object.assign(Late, { prepare: () => void part.fetch().catch(() => undefined) })
}
