/** Letters without their marks and cases: what is typed in haste finds what is written with care. */
function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** How well words fit a text: 0 begins with them, 1 a word does, 2 holds them all somewhere; null when it does not. */
function rankOf(text: string, words: string): number | null {
  const [hay, needle] = [plain(text), plain(words)]
  if (!needle.split(/\s+/).every((word) => hay.includes(word))) return null
  if (hay.startsWith(needle)) return 0
  return hay.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(needle)) ? 1 : 2
}

/** The choices whose text holds every one of the words, the best first; equally good ones stay in their order. */
export function bestMatches<T extends { words: string }>(choices: readonly T[], words: string): T[] {
  const ranked = choices.flatMap((choice) => {
    const rank = rankOf(choice.words, words.trim())
    return rank === null ? [] : [{ choice, rank }]
  })
  return ranked.sort((a, b) => a.rank - b.rank).map(({ choice }) => choice)
}
