import { expect, test } from 'vitest'
import { keyWords } from '#/components/ui/key-words.ts'

test.each([
  ['mod+k', false, ['Ctrl', 'K']],
  ['mod+k', true, ['⌘', 'K']],
  ['g r', false, ['G', 'R']],
  [' ', false, ['Space']],
  ['?', false, ['?']],
  ['j', false, ['J']],
  ['R', false, ['Shift', 'R']],
  ['ArrowDown', false, ['↓']],
  ['Escape', true, ['Esc']],
  ['Enter', false, ['Enter']],
])('%j is written as it stands on the keyboard', (shortcut, isMac, keys) => {
  expect(keyWords(shortcut, isMac)).toEqual(keys)
})
