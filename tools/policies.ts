/**
 * `npm run policies -- [key …]`: runs every scenario whose outcome hangs on a policy key on a reference SP for each value of it. Prints
 * which key × value pairs are proven, which values are told apart, and which scenarios do it; exit 1 when something is missing.
 */
import { startControlStand } from '../harness/controls/control-run.ts'
import { suggestion } from '../harness/files/nearest.ts'
import { matrixKeys } from '../harness/policies/matrix-keys.ts'
import { type KeyProof, lookAround, proveKey } from '../harness/policies/prove.ts'
import { faultsOf, linesOf, summaryOf } from '../harness/policies/told.ts'
import { toolCommand } from './tool-command.ts'

const started = Date.now()
const wanted = toolCommand(
  'policies',
  'prove each value of each policy key on reference SPs that keep it, and on others that do not',
)
  .argument('[key...]', 'these alone; a key stands for those below it, too')
  .parse().args
const all = matrixKeys()
const isMeant = (key: string) => wanted.some((each) => key === each || key.startsWith(`${each}.`))
const unknown = wanted.find((each) => !all.some(({ key }) => key === each || key.startsWith(`${each}.`)))
if (unknown !== undefined) {
  const known = all.map(({ key }) => key)
  process.stderr.write(`firstlogin: no policy key is called "${unknown}"${suggestion(unknown, known)}\n`)
  process.exit(2)
}

const stand = await startControlStand()
const proofs: KeyProof[] = []
try {
  const scenarios = stand.scenarios.filter(({ surface }) => surface !== 'idp')
  const around = await lookAround(stand, scenarios)
  process.stdout.write(`${around.length} scenarios were run as the target declares\n\n`)
  for (const matrix of all.filter(({ key }) => wanted.length === 0 || isMeant(key))) {
    const proof = await proveKey(stand, matrix, around)
    for (const line of linesOf(proof)) process.stdout.write(`${line}\n`)
    proofs.push(proof)
  }
} finally {
  await stand.stop()
}
for (const line of summaryOf(proofs)) process.stdout.write(`${line}\n`)
process.stdout.write(`${Math.round((Date.now() - started) / 1000)} s\n`)
process.exitCode = proofs.flatMap(faultsOf).length === 0 ? 0 : 1
