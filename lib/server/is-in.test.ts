import { expect, test } from 'vitest'
import { isIn } from '#/lib/server/is-in.ts'

test('one is in the workspaces one is a member of and below one’s own name, and nowhere else', () => {
  const ada = { username: 'ada', workspaces: [{ username: 'acme', name: 'Acme', role: 'admin' as const }] }
  expect(['acme', 'ada', 'beta', 'max', ''].map((account) => isIn(ada, account))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})
