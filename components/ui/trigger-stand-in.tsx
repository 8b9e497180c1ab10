'use client'
import { type Ref, useImperativeHandle } from 'react'

type TriggerStandInProps = { of: string; ref?: Ref<HTMLElement | null> }

/** Draws nothing: it hands the button that opened a popup, which was there before, to the library that draws the popup. */
export function TriggerStandIn({ of, ref }: TriggerStandInProps) {
  useImperativeHandle<HTMLElement | null, HTMLElement | null>(ref, () => document.getElementById(of), [of])
  return null
}
