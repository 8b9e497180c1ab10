/** The environment of Postgres programs, and no more: the secrets in ours are not theirs. */
export function serverEnv() {
  const { NODE_ENV, PATH, TMPDIR, TEMP, SystemRoot } = process.env
  return { NODE_ENV, PATH, TMPDIR, TEMP, SystemRoot, LC_ALL: 'C' }
}
