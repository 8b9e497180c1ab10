import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Stroke, heldKeys, isForPopup } from '#/components/ui/held-keys.ts'

function strokesOf(first: string | null, keys: string[]): Stroke[] {
  const held = heldKeys(first)
  for (const key of keys) held.add(key)
  const strokes: Stroke[] = []
  for (let stroke = held.next(); stroke !== null; stroke = held.next()) strokes.push(stroke)
  return strokes
}

describe('what is typed before a popup is there', () => {
  test('comes in its order, characters together', () => {
    expect(strokesOf(null, ['s', 't', 'a', 't', 'e', 'Enter', 'ArrowDown', 'x'])).toEqual([
      { text: 'state' },
      { key: 'Enter' },
      { key: 'ArrowDown' },
      { text: 'x' },
    ])
  })

  test('loses no character', () => {
    const character = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }).filter((one) => /^[^ ]$/u.test(one))
    fc.assert(
      fc.property(fc.array(character), (typed) => {
        expect(strokesOf(null, ['x', ...typed])).toEqual([{ text: `x${typed.join('')}` }])
      }),
    )
  })

  test('is corrected by Backspace', () => {
    expect(strokesOf(null, ['s', 't', 't', 'Backspace', 'a', 't', 'e'])).toEqual([{ text: 'state' }])
  })

  test('chooses nothing by pressing again what opens it', () => {
    expect(strokesOf('ArrowDown', ['Enter', 'Enter', ' '])).toEqual([{ key: 'ArrowDown' }])
    expect(strokesOf('ArrowDown', ['Enter', 'ArrowDown', 'Enter'])).toEqual([
      { key: 'ArrowDown' },
      { key: 'ArrowDown' },
      { key: 'Enter' },
    ])
  })

  test('goes on while it is being typed', () => {
    const held = heldKeys(null)
    held.add('a')
    expect(held.next()).toEqual({ text: 'a' })
    held.add('b')
    expect(held.next()).toEqual({ text: 'b' })
    expect(held.next()).toBeNull()
  })
})

describe('a key is for the popup', () => {
  const bare = { ctrlKey: false, metaKey: false, altKey: false, isComposing: false }

  test.each(['a', 'é', '日', '😀', ' ', 'Enter', 'Backspace', 'ArrowDown', 'ArrowUp'])('%j is', (key) => {
    expect(isForPopup({ ...bare, key })).toBe(true)
  })

  test.each(['Tab', 'Escape', 'Shift', 'F5', 'Dead', 'Process'])('%j is not', (key) => {
    expect(isForPopup({ ...bare, key })).toBe(false)
  })

  test.each(['ctrlKey', 'metaKey', 'altKey', 'isComposing'])('one with %s is not', (with_) => {
    expect(isForPopup({ ...bare, key: 'k', [with_]: true })).toBe(false)
  })
})
