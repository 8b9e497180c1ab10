import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from '../project-root.mjs'

/**
 * npm leaves packages for other systems out of package-lock.json when the registry at hand does not offer them, and
 * `npm ci` then refuses that lock file, here and everywhere. This adds them; run it after `npm install` changed the
 * file: `node scripts/install/complete-lock.mjs`.
 *
 * @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[],
 *   optionalDependencies?: Record<string, string> }} LockedPackage
 * @param {Record<string, LockedPackage>} packages of a lock file
 * @returns {Record<string, LockedPackage>} what it lacks
 */
export function missingOptionalPackages(packages) {
  const wanted = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies).filter(([name]) => !isLocked(packages, path, name)),
  )
  return Object.fromEntries(
    wanted.map(([name, version]) => [`node_modules/${name}`, { version, optional: true, ...platformOf(name) }]),
  )
}

/**
 * Node looks for a package beside the one that asks, and then further up.
 * @param {Record<string, LockedPackage>} packages
 * @param {string} from
 * @param {string} name
 */
function isLocked(packages, from, name) {
  for (let place = from; place !== ''; place = place.slice(0, Math.max(place.lastIndexOf('/node_modules/'), 0))) {
    if (packages[`${place}/node_modules/${name}`]) return true
  }
  return packages[`node_modules/${name}`] !== undefined
}

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/**
 * Packages with binaries are named for what they run on: `@next/swc-linux-arm64-musl`.
 * @param {string} name
 */
function platformOf(name) {
  const words = name.split(/[-/]/)
  const os = words.filter((word) => systems.includes(word))
  const cpu = words.filter((word) => processors.includes(word))
  const libc = os.includes('linux') ? [words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc'] : []
  return { ...(os.length > 0 && { os }), ...(cpu.length > 0 && { cpu }), ...(libc.length > 0 && { libc }) }
}

function completeLock() {
  const path = join(projectRoot, 'package-lock.json')
  /** @type {{ packages: Record<string, LockedPackage> }} */
  const lock = JSON.parse(readFileSync(path, 'utf8'))
  const missing = missingOptionalPackages(lock.packages)
  const packages = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`)
  process.stdout.write(`${Object.keys(missing).length} packages for other systems added.\n`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) completeLock()
