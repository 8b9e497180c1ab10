'use client'
import { useSyncExternalStore } from 'react'
import type { FieldText } from '#/components/runs/rerun/form-values.ts'

/** What a form holds besides the values it starts with: it outlives the panel that shows it. */
export type FormDraft = {
  /** What was typed, by the names of the fields. */
  edits: Readonly<Record<string, FieldText>>
  /** What was said against the last start, and the field that it is about. */
  problem: { error: Error; field: string | null } | null
  /** The run that was started and is shown in place of the form. */
  startedRun: string | null
}

const empty: FormDraft = { edits: {}, problem: null, startedRun: null }
const drafts = new Map<string, FormDraft>()
const listeners = new Set<() => void>()
const keyPrefix = 'form:'

function isFieldText(value: unknown): value is FieldText {
  return Array.isArray(value) ? value.every((item) => typeof item === 'string') : typeof value === 'string'
}

// By hand: a schema would bring zod into the first load of every page.
function isEdits(value: unknown): value is FormDraft['edits'] {
  return typeof value === 'object' && value !== null && Object.values(value).every(isFieldText)
}

function keptEdits(form: string): FormDraft['edits'] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(`${keyPrefix}${form}`) ?? '{}')
    // What somebody else wrote there is no draft of ours.
    return isEdits(kept) ? kept : {}
  } catch {
    // A browser that keeps nothing, or no JSON: the form starts as if it were new.
    return {}
  }
}

/** Keeps what was typed over a reload and a sign-in, until the tab closes. Written when the page goes, not at each key. */
function keepEdits(): void {
  for (const [form, { edits }] of drafts) {
    try {
      sessionStorage.setItem(`${keyPrefix}${form}`, JSON.stringify(edits))
    } catch {
      // No room, or storage is switched off: then the edits last as long as the page.
      return
    }
  }
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener('pagehide', keepEdits)
    document.addEventListener('visibilitychange', keepEdits)
  }
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function readDraft(form: string): FormDraft {
  const known = drafts.get(form)
  if (known !== undefined) return known
  const draft = { ...empty, edits: keptEdits(form) }
  drafts.set(form, draft)
  return draft
}

export function changeDraft(form: string, change: Partial<FormDraft>): void {
  drafts.set(form, { ...readDraft(form), ...change })
  for (const listener of listeners) listener()
}

/** Changes one field; what was said against its last value no longer holds. */
export function editField(form: string, name: string, text: FieldText): void {
  const { edits, problem } = readDraft(form)
  changeDraft(form, { edits: { ...edits, [name]: text }, problem: problem?.field === name ? null : problem })
}

export function useDraft(form: string): FormDraft {
  return useSyncExternalStore(
    subscribe,
    () => readDraft(form),
    () => empty,
  )
}

/** What was typed into one field, or undefined; the field alone is drawn again when it changes. */
export function useFieldEdit(form: string, name: string): FieldText | undefined {
  return useSyncExternalStore(
    subscribe,
    () => readDraft(form).edits[name],
    () => undefined,
  )
}
