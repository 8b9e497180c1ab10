/** One of the things to choose from; `value` is its identity. */
export type Choice = { value: string; label: string }

const maxListed = 8

/** What is chosen, on one line: the first labels, and how many they are where that helps. */
export function chosenSummary(choices: Choice[], chosen: string[]): string {
  const values = new Set(chosen)
  const labels = choices.filter(({ value }) => values.has(value)).map(({ label }) => label)
  if (labels.length < 3) return labels.join(', ')
  if (labels.length === choices.length) return `All ${labels.length}`
  const listed = labels.slice(0, maxListed).join(', ')
  return `${labels.length} of ${choices.length}: ${listed}${labels.length > maxListed ? '…' : ''}`
}

/** The chosen values in the order of the choices, with more of them chosen or fewer. */
export function choose(choices: Choice[], chosen: string[], change: { more?: string[]; fewer?: string[] }): string[] {
  const now = new Set([...chosen, ...(change.more ?? [])])
  for (const value of change.fewer ?? []) now.delete(value)
  return choices.map(({ value }) => value).filter((value) => now.has(value))
}
