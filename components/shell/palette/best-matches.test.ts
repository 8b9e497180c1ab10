import { expect, test } from 'vitest'
import { bestMatches } from '#/components/shell/palette/best-matches.ts'

const names = ['Weekly orders', 'Daily revenue', 'Revenue by channel', 'Überfällige Rechnungen', 'Prerevenue']
const found = (words: string) =>
  bestMatches(
    names.map((name) => ({ words: name })),
    words,
  ).map((choice) => choice.words)

test.each([
  ['revenue', ['Revenue by channel', 'Daily revenue', 'Prerevenue']],
  ['REV', ['Revenue by channel', 'Daily revenue', 'Prerevenue']],
  ['channel rev', ['Revenue by channel']],
  ['uberfallige', ['Überfällige Rechnungen']],
  ['nothing of this', []],
])('%j finds the best first', (words, expected) => {
  expect(found(words)).toEqual(expected)
})
