/** The field of a form to begin with; none on a phone, where the keyboard would come up over the form. */
export function firstField(within: HTMLElement | null): HTMLElement | null {
  if (!window.matchMedia('(pointer: fine)').matches) return null
  return within?.querySelector<HTMLElement>('form :is(input, textarea, [role=combobox])') ?? null
}

/** A `ref` for a form that comes later than the panel it stands in: focus goes on into it, unless it went elsewhere. */
export function takeFocusOfPanel(form: HTMLFormElement | null): void {
  const panel = form?.closest<HTMLElement>('[role=dialog]') ?? null
  if (panel !== null && document.activeElement === panel) firstField(panel)?.focus()
}
