import { expect, test } from 'vitest'
import { innerPlaces, mainPlaces, sidePlaces, standingOf } from '#/components/shell/places.ts'

const standings = (path: string) =>
  [...mainPlaces('acme'), ...sidePlaces('acme')]
    .map((place) => [place.name, standingOf(place, path)])
    .filter(([, standing]) => standing !== undefined)

test.each([
  ['/acme', [['Health', 'page']]],
  ['/acme/failures', [['Health', 'true']]],
  ['/acme/runs', [['Runs', 'page']]],
  ['/acme/timeline', [['Timeline', 'page']]],
  ['/acme/reports', [['Reports', 'page']]],
  ['/acme/reports/0123456789ab/runs/ba9876543210', [['Reports', 'true']]],
  ['/acme/settings/people', [['Settings', 'true']]],
  ['/acme/runs-of-old', []],
  ['/acmeville', []],
])('at %s one is in one place', (path, expected) => {
  expect(standings(path)).toEqual(expected)
})

test('no two places share their keys', () => {
  const keys = [...mainPlaces('acme'), ...innerPlaces('acme'), ...sidePlaces('acme')].map((place) => place.keys)
  expect(new Set(keys).size).toBe(keys.length)
})
