import { expect, test } from 'vitest'
import { type Told, toastQueue } from '#/components/ui/toast-queue.ts'

function hearing() {
  const heard: string[] = []
  return { heard, hearer: ({ says }: Told) => void heard.push(says) }
}

test('what is told before anybody hears is heard in its order, and once', () => {
  const { tell, hear, isWaiting } = toastQueue()
  tell({ says: 'Copied.' })
  tell({ says: 'Cancelled.' })
  expect(isWaiting()).toBe(true)
  const { heard, hearer } = hearing()
  const stop = hear(hearer)
  expect(heard).toEqual(['Copied.', 'Cancelled.'])
  expect(isWaiting()).toBe(false)
  stop()
  hear(hearer)
  expect(heard).toEqual(['Copied.', 'Cancelled.'])
})

test('what is told to one who hears does not wait', () => {
  const { tell, hear, isWaiting } = toastQueue()
  const { heard, hearer } = hearing()
  hear(hearer)
  tell({ says: 'Copied.' })
  expect(heard).toEqual(['Copied.'])
  expect(isWaiting()).toBe(false)
})

test('what is told while nobody hears any more waits for the next', () => {
  const { tell, hear, isWaiting } = toastQueue()
  const first = hearing()
  hear(first.hearer)()
  tell({ says: 'Signing out…' })
  expect(first.heard).toEqual([])
  expect(isWaiting()).toBe(true)
  const second = hearing()
  hear(second.hearer)
  expect(second.heard).toEqual(['Signing out…'])
})

test('one who comes before the other has gone is heard by from then on', () => {
  const { tell, hear } = toastQueue()
  const first = hearing()
  const second = hearing()
  const stopFirst = hear(first.hearer)
  hear(second.hearer)
  stopFirst()
  tell({ says: 'Copied.' })
  expect([first.heard, second.heard]).toEqual([[], ['Copied.']])
})

test('what is told again with the same id takes the place of what waits', () => {
  const { tell, hear } = toastQueue()
  tell({ says: 'Starting…', id: 'run' })
  tell({ says: 'Copied.' })
  tell({ says: 'Started.', id: 'run' })
  const { heard, hearer } = hearing()
  hear(hearer)
  expect(heard).toEqual(['Copied.', 'Started.'])
})

test('who waits is told that something waits, and that it is heard', () => {
  const { tell, hear, isWaiting, subscribe } = toastQueue()
  const seen: boolean[] = []
  const leave = subscribe(() => seen.push(isWaiting()))
  tell({ says: 'Copied.' })
  hear(() => undefined)
  leave()
  tell({ says: 'Copied.' })
  expect(seen).toEqual([true, false])
})
