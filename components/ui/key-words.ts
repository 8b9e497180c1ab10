const words: Record<string, string> = {
  ' ': 'Space',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  Escape: 'Esc',
}

/** The keys of a shortcut as they stand on a keyboard: `mod+k` is `['Ctrl', 'K']`, on a Mac `['⌘', 'K']`. */
export function keyWords(shortcut: string, isMac: boolean): string[] {
  if (shortcut.startsWith('mod+')) return [isMac ? '⌘' : 'Ctrl', shortcut.slice(4).toUpperCase()]
  const keys = /^\S+ \S+$/.test(shortcut) ? shortcut.split(' ') : [shortcut]
  return keys.map((key) => words[key] ?? (key.length === 1 ? key.toUpperCase() : key))
}
