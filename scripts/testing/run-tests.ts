import { messageOf } from '#/lib/errors.ts'
import { addUp, countOfStep, summaryLine, type Counts } from './counts.ts'
import { stepsOf, type Step } from './steps.ts'

/** A step that breaks has failed, and the others run all the same. */
async function runStep({ name, run }: Step): Promise<Counts> {
  console.log(`\n── ${name}`)
  try {
    return await run()
  } catch (error) {
    console.error(messageOf(error))
    return countOfStep(1)
  }
}

const counts: Counts[] = []
const steps = stepsOf[process.argv[2] === 'verify' ? 'verify' : 'everything']
for (const step of steps) counts.push(await runStep(step))

const total = addUp(counts)
const failedSteps = steps.filter((_, index) => (counts[index]?.failed ?? 0) > 0)
if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.map(({ name }) => name).join(', ')}.`)
console.log(`\n${summaryLine(total)}`)
process.exitCode = total.failed > 0 ? 1 : 0
