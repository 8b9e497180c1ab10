import { MutationObserver, QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { mutateOnce } from '#/lib/queries/use-mutation-once.ts'

function openForm() {
  const client = new QueryClient()
  const mutationKey = ['save']
  const sent: string[] = []
  const mutationFn = (name: string) => {
    sent.push(name)
    return name === 'refused' ? Promise.reject(new Error(name)) : Promise.resolve(name)
  }
  const observer = new MutationObserver(client, { mutationKey, mutationFn })
  const answers: Promise<unknown>[] = []
  const submit = mutateOnce<string, string>(client, mutationKey, (name) => {
    answers.push(observer.mutate(name).catch((error: unknown) => error))
  })
  return { submit, sent, answered: () => Promise.all(answers) }
}

test('a double click sends once', async () => {
  const { submit, sent, answered } = openForm()
  submit('night')
  submit('night')
  await answered()
  expect(sent).toEqual(['night'])
})

test.each(['night', 'refused'])('what was answered can be sent again: %s', async (name) => {
  const { submit, sent, answered } = openForm()
  submit(name)
  await answered()
  submit(name)
  await answered()
  expect(sent).toEqual([name, name])
})

test('another row of a list does not wait for the first', async () => {
  const { submit, sent, answered } = openForm()
  for (const row of ['one', 'two', 'one', 'two']) submit(row)
  await answered()
  expect(sent).toEqual(['one', 'two'])
})
