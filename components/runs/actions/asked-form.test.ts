import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let kept: Map<string, string>
beforeEach(() => {
  kept = new Map()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

/** The same tab after a reload: only what it keeps is there. */
async function reloaded() {
  vi.resetModules()
  return await import('#/components/runs/actions/asked-form.ts')
}

const form = { page: '/acme/runs', report: 'r', name: 'Revenue', run: 'x', repeated: null }

test('a form that is open is open after a reload, and one that was closed is not', async () => {
  const { askForm } = await reloaded()
  askForm(form)
  const again = await reloaded()
  expect(again.readAskedForm()).toEqual(form)
  again.askForm(null)
  expect(again.readAskedForm()).toBeNull()
  expect((await reloaded()).readAskedForm()).toBeNull()
})

test('a form whose run was started stays on the page, and does not ask again after a reload', async () => {
  const { askForm, keepAskedForm, readAskedForm } = await reloaded()
  askForm(form)
  keepAskedForm(null)
  expect(readAskedForm()).toEqual(form)
  expect((await reloaded()).readAskedForm()).toBeNull()
})

test('what others kept under its name opens nothing', async () => {
  for (const text of ['{"page":1}', 'not JSON', '[]', 'null']) {
    kept.set('asked-form', text)
    expect((await reloaded()).readAskedForm()).toBeNull()
  }
})
