import { afterAll, beforeAll } from 'vitest'
import { openTestDatabase, type TestDatabase } from '#/runs-api/store/test-database.ts'
import { setStage } from '#/runs-api/store/testing/stage.ts'

/** A database of the test file's own, with the stage set on it before the first test; it goes after the last. */
export function openStage(): Pick<TestDatabase, 'store' | 'url'> {
  let database: TestDatabase
  beforeAll(async () => {
    database = await openTestDatabase()
    await setStage(database.store.db)
  })
  afterAll(() => database.drop())
  return {
    get store() {
      return database.store
    },
    get url() {
      return database.url
    },
  }
}
