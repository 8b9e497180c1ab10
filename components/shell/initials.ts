/** The first letters of a name's first and last word: `Ada Okafor` is `AO`, `王秀英` is `王`. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '')
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : '']
  return `${firstOf(first)}${firstOf(last)}`.toLocaleUpperCase('en')
}

function firstOf(word: string): string {
  return [...new Intl.Segmenter().segment(word)][0]?.segment ?? ''
}
