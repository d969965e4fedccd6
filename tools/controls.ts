/** `npm run controls`: switches on each deliberate fault of the reference SP and prints which checks it turns red. */
import { bitesOf, inParallel, scenariosFor, startControlStand, trippedBy } from '../harness/controls/control-run.ts'
import { fewestRed, readSeenRed, writeSeenRed } from '../harness/controls/seen-red.ts'
import { suggestion } from '../harness/files/nearest.ts'
import { projectSources } from '../harness/list/sources.ts'
import { toolCommand } from './tool-command.ts'

const command = toolCommand('controls', 'switch on each deliberate fault of the reference SP and print which checks it turns red')
  .argument('[defect...]', 'these alone')
  .option('--all', 'over the whole suite, wherever the fault would change anything', false)
  .option('--update', 'write down in which few scenarios each was seen red; the specs run these alone', false)
  .addHelpText(
    'after',
    '\nWithout --all: the scenarios that use the checks a fault names, and a few neighbours. With it, about half an hour.',
  )
  .parse()
const { all, update } = command.opts<{ all: boolean; update: boolean }>()
const wanted = command.args
const defects = projectSources()
  .defects()
  .filter((each) => wanted.length === 0 || wanted.includes(each.id))
const unknown = wanted.find((id) => !defects.some((each) => each.id === id))
if (unknown !== undefined) {
  process.stderr.write(
    `firstlogin: no defect is called "${unknown}"${suggestion(
      unknown,
      projectSources()
        .defects()
        .map((each) => each.id),
    )}\n`,
  )
  process.exit(2)
}
const stand = await startControlStand()
let wrong = 0
try {
  const bitten = all ? await bitesOf(stand) : null
  for (const defect of defects) {
    const scenarios = bitten ? (bitten.get(defect.id) ?? []) : scenariosFor(defect.trips, stand.scenarios)
    const results = await inParallel(scenarios, (scenario) => stand.run(scenario, [defect.id]))
    const { checks, problems } = trippedBy(results)
    const expected = [...defect.trips].sort()
    const good = checks.join() === expected.join()
    if (!good) wrong++
    if (good && update) writeSeenRed({ ...readSeenRed(), [defect.id]: fewestRed(defect.trips, results) })
    process.stdout.write(
      `${good ? 'ok  ' : 'DIFF'} ${defect.id}: ${checks.join(', ') || 'nothing'}${good ? '' : `   (its file says: ${expected.join(', ') || 'nothing'})`}\n`,
    )
    for (const problem of problems.slice(0, 3)) process.stdout.write(`       ${problem}\n`)
  }
} finally {
  await stand.stop()
}
process.stdout.write(`${defects.length - wrong} passed, ${wrong} failed\n`)
process.exitCode = wrong === 0 ? 0 : 1
