import { type ResultColumn, cellText } from '#/components/results/result-column.ts'

const shownChars = 300

/** The text of a cell as far as it can be seen there. */
export function CellText({ value, column }: { value: unknown; column: ResultColumn }) {
  if (value === null || value === undefined) return <span className="text-muted italic">null</span>
  const text = cellText(value, column)
  return <bdi>{text.length > shownChars ? `${text.slice(0, shownChars)}…` : text}</bdi>
}
