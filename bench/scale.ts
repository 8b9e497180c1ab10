import { AppError } from '#/lib/errors.ts'
import { measureStore } from './scale/measure-store.ts'
import { readOptions } from './scale/options.ts'

const ending = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => ending.abort(new AppError('unavailable', 'Ended before everything was measured.')))
}

try {
  const options = readOptions(process.argv.slice(2))
  const report = await measureStore(options, ending.signal)
  console.log(JSON.stringify(report, null, 2))
} catch (error) {
  console.error(error instanceof AppError ? error.message : error)
  process.exitCode = 1
}
