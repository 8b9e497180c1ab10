import { messageOf } from '#/lib/errors.ts'
import { loadHistory } from './scale/load/load.ts'
import { readOptions } from './scale/options.ts'
import { openBenchStore } from './scale/store.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)
const ending = new AbortController()
const options = readOptions(process.argv.slice(2))
const store = await openBenchStore(options.keep, ending.signal)
try {
  say(JSON.stringify(await loadHistory(store.store.db, { runs: options.runs, seed: options.seed, say }), null, 2))
} catch (error) {
  console.error(messageOf(error), error)
} finally {
  await store.close()
}
