const words: Record<string, string> = {
  ' ': 'Space',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  Escape: 'Esc',
}

/** True for two keys that are pressed one after the other. */
export function isPair(shortcut: string): boolean {
  return /^\S+ \S+$/.test(shortcut)
}

/** A capital is a letter with Shift. */
function keysOf(key: string): string[] {
  if (/^[A-Z]$/.test(key)) return ['Shift', key]
  return [words[key] ?? (key.length === 1 ? key.toUpperCase() : key)]
}

/** The keys of a shortcut as they stand on a keyboard: `mod+k` is `['Ctrl', 'K']`, on a Mac `['⌘', 'K']`. */
export function keyWords(shortcut: string, isMac: boolean): string[] {
  if (shortcut.startsWith('mod+')) return [isMac ? '⌘' : 'Ctrl', shortcut.slice(4).toUpperCase()]
  const keys = isPair(shortcut) ? shortcut.split(' ') : [shortcut]
  return keys.flatMap(keysOf)
}
