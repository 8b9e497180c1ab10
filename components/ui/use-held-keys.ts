'use client'
import { useEffect, useEffectEvent } from 'react'
import { type Holding, holdKeys } from '#/components/ui/hold-keys.ts'

/** While a popup is open but does not have the keyboard yet, what is typed waits for it. */
export function useHeldKeys(isOpen: boolean, holding: Holding): void {
  const hold = useEffectEvent(() => holdKeys(holding))
  useEffect(() => (isOpen ? hold() : undefined), [isOpen])
}
