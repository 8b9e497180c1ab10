/** A `ref` for what one wants to go on with as soon as it is there. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus()
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) element.select()
}
