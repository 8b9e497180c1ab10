/** A `ref` for the field that one wants to type into as soon as it is there. */
export function takeFocus(field: HTMLInputElement | HTMLTextAreaElement | null): void {
  field?.focus()
  field?.select()
}
