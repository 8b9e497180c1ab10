import { join } from 'node:path'

/** Where the sample workspace lies in the project. */
export const sampleDir = join(import.meta.dirname, '..', '..', 'sample')
