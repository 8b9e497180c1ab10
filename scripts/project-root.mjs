import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Absolute path of the directory that holds package.json. */
export const projectRoot = resolve(fileURLToPath(new URL('..', import.meta.url)))
