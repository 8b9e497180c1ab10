import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Colour = readonly [number, number, number]
const themes = ['light', 'dark'] as const
const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8')

function colour(name: string, theme: (typeof themes)[number]): Colour {
  const [, light = '', dark = ''] = new RegExp(`--${name}: light-dark\\(#(\\w{6}), #(\\w{6})\\)`).exec(css) ?? []
  const hex = theme === 'light' ? light : dark
  if (hex === '') throw new Error(`app/globals.css has no colour "${name}".`)
  return [linear(hex.slice(0, 2)), linear(hex.slice(2, 4)), linear(hex.slice(4, 6))]
}

function linear(hex: string): number {
  const share = Number.parseInt(hex, 16) / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

function luminance([red, green, blue]: Colour): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG 2.2: 4.5 for text, 3 for what must be seen to be used. */
function contrast(one: Colour, other: Colour): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (bright + 0.05) / (dim + 0.05)
}

/** What is seen without one kind of cones (Viénot, Brettel and Mollon 1999; Machado 2009 for the third). */
const eyes: Record<string, readonly [Colour, Colour, Colour]> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red cones': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green cones': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'no blue cones': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

function seenBy(eye: readonly [Colour, Colour, Colour], [red, green, blue]: Colour): Colour {
  const [first, second, third] = eye.map(([r, g, b]) => Math.min(1, Math.max(0, r * red + g * green + b * blue)))
  return [first ?? 0, second ?? 0, third ?? 0]
}

/** Oklab, in which equal distances look equally different. */
function oklab([red, green, blue]: Colour): Colour {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ]
}

function difference(one: Colour, other: Colour): number {
  const [a, b] = [oklab(one), oklab(other)]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

describe.each(themes)('the %s theme', (theme) => {
  const grounds = ['canvas', 'surface', 'sunken']
  const inks = ['ink', 'muted', 'accent', 'good', 'bad', 'wait', 'busy', 'still']
  test.each(inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)))('%s reads on %s', (ink, ground) => {
    expect(contrast(colour(ink, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5)
  })

  test.each([
    ['on-accent', 'accent'],
    ['on-accent', 'accent-strong'],
    ['accent', 'accent-soft'],
    ['ink', 'accent-soft'],
    ['muted', 'accent-soft'],
    ['good', 'good-soft'],
    ['bad', 'bad-soft'],
    ['ink', 'bad-soft'],
    ['wait', 'wait-soft'],
    ['ink', 'wait-soft'],
  ])('%s reads on %s', (ink, ground) => {
    expect(contrast(colour(ink, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5)
  })

  test.each(grounds)('the edge of a field shows on %s', (ground) => {
    expect(contrast(colour('line-strong', theme), colour(ground, theme))).toBeGreaterThanOrEqual(3)
  })

  const states = ['good', 'bad', 'wait', 'busy', 'still']
  const pairs = states.flatMap((one, at) => states.slice(at + 1).map((other) => [one, other] as const))
  test.each(Object.keys(eyes))('tells every state from every other with %s', (name) => {
    const eye = eyes[name]
    if (eye === undefined) throw new Error(name)
    const close = pairs.map(([one, other]) => ({
      pair: `${one} and ${other}`,
      apart: difference(seenBy(eye, colour(one, theme)), seenBy(eye, colour(other, theme))),
    }))
    expect(close.filter(({ apart }) => apart < 0.06)).toEqual([])
  })
})
