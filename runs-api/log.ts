import { messageOf } from '#/lib/errors.ts'

export type LogFields = Record<string, string | number | boolean | null | undefined>
export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** One line of JSON a message, to standard output. Never give it a secret, a parameter value or a result. */
export type Log = {
  [level in LogLevel]: (message: string, fields?: LogFields) => void
} & { failure: (message: string, thrown: unknown, fields?: LogFields) => void }

const levels: LogLevel[] = ['debug', 'info', 'warn', 'error']

export function openLog(lowest: LogLevel, write: (line: string) => void = console.log): Log {
  const say = (level: LogLevel) => (message: string, fields?: LogFields) => {
    if (levels.indexOf(level) < levels.indexOf(lowest)) return
    write(JSON.stringify({ at: new Date().toISOString(), level, message, ...fields }))
  }
  const error = say('error')
  return {
    debug: say('debug'),
    info: say('info'),
    warn: say('warn'),
    error,
    failure: (message, thrown, fields) =>
      error(message, {
        ...fields,
        cause: messageOf(thrown),
        stack: thrown instanceof Error ? thrown.stack : undefined,
      }),
  }
}
