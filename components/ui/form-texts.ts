/** The texts of a form by the names of its fields. */
export function textsOf(form: HTMLFormElement | FormData): Record<string, string> {
  const data = form instanceof FormData ? form : new FormData(form)
  const texts: Record<string, string> = {}
  for (const [name, value] of data) if (typeof value === 'string') texts[name] = value
  return texts
}
