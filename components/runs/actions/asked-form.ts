'use client'
import { useSyncExternalStore } from 'react'
import type { Run } from '#/lib/client/run.ts'

/**
 * A form that somebody asked for on a page: of a report, with the values of a run where one is to be repeated. `repeated` is
 * that run where it is at hand, which it is not after a reload.
 */
export type AskedForm = { page: string; report: string; name: string; run: string | null; repeated: Run | null }

const key = 'asked-form'
const listeners = new Set<() => void>()
/** Undefined until it was looked for in what the tab keeps. */
let asked: AskedForm | null | undefined

function isKept(value: unknown): value is Omit<AskedForm, 'repeated'> {
  if (typeof value !== 'object' || value === null) return false
  const { page, report, name, run }: Partial<Record<keyof AskedForm, unknown>> = value
  return [page, report, name].every((item) => typeof item === 'string') && (run === null || typeof run === 'string')
}

function keptForm(): AskedForm | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    return isKept(kept) ? { ...kept, repeated: null } : null
  } catch {
    // A browser that keeps nothing, or no JSON: then no form is open.
    return null
  }
}

/** Keeps the form that is open over a reload and a sign-in, until the tab closes; null forgets it. */
export function keepAskedForm(form: AskedForm | null): void {
  try {
    if (form === null) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify({ ...form, repeated: null }))
  } catch {
    // No room, or storage is switched off: then it is open as long as the page.
  }
}

export function readAskedForm(): AskedForm | null {
  asked ??= asked === undefined ? keptForm() : null
  return asked
}

/** Opens a form in place of the one that is open; null closes that. */
export function askForm(form: AskedForm | null): void {
  asked = form
  keepAskedForm(form)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The form that is open, also after a reload. The server knows of none. */
export function useAskedForm(): AskedForm | null {
  return useSyncExternalStore(subscribe, readAskedForm, () => null)
}
