/**
 * `npm run policies -- [key …]`: for each value of each policy key that a check reads, runs a scenario on the reference SP that behaves
 * so: green as declared, red when another value is declared. Prints a line for each; exit 1 when one that should be proven is not.
 */
import { startControlStand } from '../harness/controls/control-run.ts'
import { suggestion } from '../harness/files/nearest.ts'
import { matrixKeys } from '../harness/policies/matrix-keys.ts'
import { notProven } from '../harness/policies/not-proven.ts'
import { isProven, keysRead, lookAround, type Proof, proveKey } from '../harness/policies/prove.ts'

const started = Date.now()
const wanted = process.argv.slice(2)
const all = matrixKeys()
const chosen = all.filter(({ key }) => wanted.length === 0 || wanted.some((each) => key === each || key.startsWith(`${each}.`)))
for (const each of wanted) {
  if (chosen.some(({ key }) => key === each || key.startsWith(`${each}.`))) continue
  const known = all.map(({ key }) => key)
  process.stderr.write(`firstlogin: no policy key is called "${each}"${suggestion(each, known)}\n`)
  process.exit(2)
}

const stand = await startControlStand()
const proofs: Proof[] = []
const unread: string[] = []
try {
  const around = await lookAround(
    stand,
    stand.scenarios.filter((scenario) => scenario.surface !== 'idp'),
  )
  for (const matrix of chosen) {
    const proven = await proveKey(stand, matrix, around)
    if (proven.length === 0) unread.push(matrix.key)
    for (const proof of proven) process.stdout.write(`${lineOf(proof)}\n`)
    proofs.push(...proven)
  }
  const read = new Set(around.flatMap((each) => [...keysRead(each, stand.requirements)]))
  process.stdout.write(`\n${read.size} keys are read by the checks of ${around.length} scenarios\n`)
} finally {
  await stand.stop()
}

const missing = proofs.filter((proof) => !isProven(proof) && reasonFor(proof) === undefined)
const stale = proofs.filter((proof) => isProven(proof) && reasonFor(proof) !== undefined)
if (unread.length > 0) process.stdout.write(`no check reads: ${unread.join(', ')}\n`)
for (const { key, value } of stale)
  process.stdout.write(`proven, though not-proven.ts has a reason why it is not: ${key}=${value}\n`)
process.stdout.write(
  `${proofs.filter(isProven).length} of ${proofs.length} key × value pairs proven, ${missing.length} missing, ${Math.round((Date.now() - started) / 1000)} s\n`,
)
process.exitCode = missing.length + stale.length === 0 ? 0 : 1

function lineOf(proof: Proof): string {
  const { key, value, scenario, green, red } = proof
  const pair = `${key}=${value || '(none)'}`.padEnd(46)
  if (red && green)
    return `proven      ${pair} ${scenario}\n            declared ${red.declared || '(none)'}, ${red.check}: expected ${red.expected}, observed ${red.actual}`
  const reason =
    reasonFor(proof) ??
    (scenario === null ? 'no scenario came to its end' : `green ${green ? 'yes' : 'no'}, red ${red ? 'yes' : 'no'}`)
  return `not proven  ${pair} ${scenario ?? '–'}\n            ${reason}`
}

function reasonFor({ key, value }: Proof): string | undefined {
  return notProven[`${key}=${value}`] ?? notProven[key]
}
