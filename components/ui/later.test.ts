import { expect, test } from 'vitest'
import { later } from '#/components/ui/later.ts'

test('it is fetched once, and is there from then on', async () => {
  let fetches = 0
  const part = later(async () => ({ at: (fetches += 1) }))
  expect(part.now()).toBeNull()
  const [first, second] = await Promise.all([part.fetch(), part.fetch()])
  expect(first).toEqual({ at: 1 })
  expect(second).toBe(first)
  expect(part.now()).toBe(first)
  expect(await part.fetch()).toBe(first)
})

test('what could not be fetched is tried again when somebody asks again', async () => {
  const answers = [Promise.reject(new Error('no way through')), Promise.resolve('here')]
  const part = later(() => answers.shift() ?? Promise.reject(new Error('asked too often')))
  await expect(part.fetch()).rejects.toThrow('no way through')
  expect(part.now()).toBeNull()
  expect(await part.fetch()).toBe('here')
  expect(part.now()).toBe('here')
  expect(await part.arrival).toBe('here')
})
