import { parseArgs } from 'node:util'
import { AppError, messageOf } from '#/lib/errors.ts'

export type BenchOptions = {
  runs: number
  seed: number
  /** Where the store is kept for the next time; null for one that is removed. */
  keep: string | null
  /** Measures these sizes one after the other, only the cases whose cost must not grow. */
  growth: number[] | null
  /** Also writes 200 finished runs a second for a minute. */
  writes: boolean
  /** Also 300 connections that read for a minute while 50 runs a second finish. */
  readers: boolean
  /** Also 1 and then 500 streams of changed runs. */
  streams: boolean
  /** Only cases whose names hold this. */
  only: string | null
  /** Only the cases whose cost must not grow with the history. */
  isListsOnly: boolean
}

const usage =
  'npm run bench -- --runs 1000000 [--seed 1] [--keep <directory>] [--writes] [--readers] [--streams] [--only <words>] [--growth 100000,1000000]'

function wholeNumber(text: string): number {
  const number = Number(text)
  if (Number.isSafeInteger(number) && number > 0) return number
  throw new AppError('bad_request', `"${text}" is not a whole number above zero; use it as ${usage}.`)
}

/** @throws AppError `bad_request` with how it is used */
export function readOptions(args: string[]): BenchOptions {
  const options = {
    runs: { type: 'string', default: '300000' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'string' },
    growth: { type: 'string' },
    only: { type: 'string' },
    writes: { type: 'boolean', default: false },
    readers: { type: 'boolean', default: false },
    streams: { type: 'boolean', default: false },
  } as const
  try {
    const { values } = parseArgs({ args, options })
    return {
      runs: wholeNumber(values.runs),
      seed: wholeNumber(values.seed),
      keep: values.keep ?? null,
      growth: values.growth?.split(',').map(wholeNumber) ?? null,
      writes: values.writes,
      readers: values.readers,
      streams: values.streams,
      only: values.only ?? null,
      isListsOnly: false,
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('bad_request', `${messageOf(cause)}; use it as ${usage}.`, { cause })
  }
}
