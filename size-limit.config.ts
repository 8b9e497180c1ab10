import { firstLoadScripts } from '#/bench/first-load.ts'

export default [
  {
    name: 'first-load JavaScript of the runs',
    path: firstLoadScripts('[account]/runs'),
    brotli: true,
    limit: '220 kB',
  },
]
