import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Whether somebody ran `npm ci` by hand: npm keeps a record of what it installed. A machine without network, whose
 * image was prepared that way, must not lose its packages to a second `npm ci`.
 * @param {string} root
 */
export function isInstalledAlready(root) {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  return agrees(readPackages(join(root, 'package-lock.json')), readPackages(record))
}

/**
 * @typedef {string | string[]} Platforms
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: Platforms, cpu?: Platforms,
 *   libc?: Platforms }} LockedPackage
 * @param {Record<string, LockedPackage>} locked what package-lock.json says
 * @param {Record<string, LockedPackage>} installed what npm recorded
 */
export function agrees(locked, installed) {
  return Object.entries(locked).every(([path, wanted]) => {
    if (path === '') return true
    const found = installed[path]
    if (!found) return wanted.optional === true && !isForThisMachine(wanted)
    return found.version === wanted.version && found.integrity === wanted.integrity
  })
}

/**
 * Whether npm would have installed this optional package here. One that names no system belongs to such a package or to
 * WebAssembly, and says nothing.
 * @param {LockedPackage} locked
 */
function isForThisMachine(locked) {
  if (!locked.os && !locked.cpu) return false
  const isMusl = process.platform === 'linux' && !process.report?.getReport()?.header?.glibcVersionRuntime
  return (
    allows(locked.os, process.platform) &&
    allows(locked.cpu, process.arch) &&
    allows(locked.libc, isMusl ? 'musl' : 'glibc')
  )
}

/**
 * @param {Platforms | undefined} platforms
 * @param {string} value
 */
function allows(platforms, value) {
  if (!platforms) return true
  const list = [platforms].flat()
  return list.includes(value) || (list.every((entry) => entry.startsWith('!')) && !list.includes(`!${value}`))
}

/**
 * @param {string} path
 * @returns {Record<string, LockedPackage>}
 */
function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {}
  } catch {
    // npm was killed while it wrote its record: it counts as nothing installed.
    return {}
  }
}
