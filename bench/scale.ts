import { AppError } from '#/lib/errors.ts'
import { measureGrowth } from './scale/measure-growth.ts'
import { measureStore } from './scale/measure-store.ts'
import { readOptions } from './scale/options.ts'

const ending = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => ending.abort(new AppError('unavailable', 'Ended before everything was measured.')))
}

try {
  const options = readOptions(process.argv.slice(2))
  const report =
    options.growth === null
      ? await measureStore(options, ending.signal)
      : await measureGrowth(options, options.growth, ending.signal)
  console.log(JSON.stringify(report, null, 2))
} catch (thrown) {
  const error: unknown = ending.signal.aborted ? ending.signal.reason : thrown
  console.error(error instanceof AppError ? error.message : error)
  process.exitCode = 1
}
