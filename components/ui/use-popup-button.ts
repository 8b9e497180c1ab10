'use client'
import {
  type ComponentPropsWithRef,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  cloneElement,
  useId,
  useState,
} from 'react'
import { useHeldKeys } from '#/components/ui/use-held-keys.ts'

export type PopupTrigger = ReactElement<ComponentPropsWithRef<'button'>>

type PopupButtonProps = {
  trigger: PopupTrigger
  kind: 'menu' | 'dialog'
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** Fetches what the popup is drawn by. */
  prepare: () => void
}

/** What a popup must know of its button. */
export type ButtonOfPopup = { triggerId: string; popupId: string; isOpen: boolean; isByTouch: boolean }

const menuKeys = new Set(['ArrowDown', 'ArrowUp'])

function isTouch({ nativeEvent }: MouseEvent): boolean {
  return nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch'
}

/** The button that opens a popup, which works before what draws the popup is there. */
export function usePopupButton({ trigger, kind, isOpen, onOpenChange, prepare }: PopupButtonProps) {
  const madeId = useId()
  const [opening, setOpening] = useState<{ isByTouch: boolean; first: string | null }>({
    isByTouch: false,
    first: null,
  })
  const { id: triggerId = madeId, onClick, onKeyDown, onFocus, onPointerEnter } = trigger.props
  const popupId = `${triggerId}-popup`
  useHeldKeys(isOpen, { popupId, openerId: triggerId, first: opening.first, giveUp: () => onOpenChange(false) })
  const open = (next: typeof opening) => {
    setOpening(next)
    onOpenChange(true)
  }
  const button = cloneElement(trigger, {
    id: triggerId,
    'aria-haspopup': kind,
    'aria-expanded': isOpen,
    'aria-controls': isOpen ? popupId : undefined,
    onClick: (event) => {
      onClick?.(event)
      // Pressed again while it is on its way, the button still asks for it.
      const isShown = isOpen && document.getElementById(popupId) !== null
      // The second click of a double click means what the first did.
      if (isShown && event.detail > 1) return
      if (isShown) onOpenChange(false)
      // A press of a key is a click without a count; a menu then has its first line marked.
      else open({ isByTouch: isTouch(event), first: kind === 'menu' && event.detail === 0 ? 'ArrowDown' : null })
    },
    onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => {
      onKeyDown?.(event)
      if (kind !== 'menu' || isOpen || !menuKeys.has(event.key)) return
      event.preventDefault()
      open({ isByTouch: false, first: event.key })
    },
    onFocus: (event) => {
      onFocus?.(event)
      prepare()
    },
    onPointerEnter: (event) => {
      onPointerEnter?.(event)
      prepare()
    },
  })
  const popup: ButtonOfPopup = { triggerId, popupId, isOpen, isByTouch: opening.isByTouch }
  return { button, popup }
}
