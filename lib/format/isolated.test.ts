import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isolated, partsOfIsolated, withoutIsolates } from '#/lib/format/isolated.ts'

const name = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[\u202A-\u202E\u2066-\u2069]/gu, ''))

test('a sentence comes apart at the names in it, whatever they are', () => {
  fc.assert(
    fc.property(name, name, (one, other) => {
      const text = `Remove ${isolated(one)} from ${isolated(other)}?`
      expect(partsOfIsolated(text)).toEqual(['Remove ', one, ' from ', other, '?'])
      expect(withoutIsolates(text)).toBe(`Remove ${one} from ${other}?`)
    }),
  )
})

test('nothing in a name reaches out of it', () => {
  expect(isolated('Ada\u2069\u202Enimda')).toBe('\u2068Adanimda\u2069')
})
