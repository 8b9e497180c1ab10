import { expect, test } from 'vitest'
import { AppError, messageOf } from '#/lib/errors.ts'

test.each([
  [new AppError('internal', 'It broke.'), 'It broke.'],
  [{ message: 'a pool lost its connection', queue: 'runs' }, 'a pool lost its connection'],
  [{ code: 57_014 }, '{"code":57014}'],
  ['plain words', 'plain words'],
  [null, 'null'],
  [undefined, 'undefined'],
])('of whatever is thrown something can be read: %j', (thrown, words) => {
  expect(messageOf(thrown)).toBe(words)
})
