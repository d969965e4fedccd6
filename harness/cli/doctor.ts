import type { Command } from 'commander'
import { profiles as allProfiles } from '../../idp/index.ts'
import { type Examined, failuresIn } from '../doctor/examine.ts'
import { examineTarget } from '../doctor/examine-target.ts'
import { conclusion } from '../doctor/with-vendor.ts'
import { examinedInWords, toldAtOnce, toldAtTheEnd } from '../doctor/words.ts'
import { referenceTarget } from '../files/project-root.ts'
import { surroundingsFor } from '../run/start-parties.ts'
import { prepareUse } from '../target/before-use.ts'
import { loadTarget } from '../target/load.ts'
import { resolvePolicies } from '../target/policies.ts'
import { secretsIn } from '../target/template.ts'
import { hidingSecrets, withoutSecrets } from '../target/without-secrets.ts'
import { chooseProfiles } from './run-choices.ts'

interface DoctorOptions {
  target: string
  profile?: string
  json: boolean
  verbose: boolean
}

export function defineDoctor(command: Command): void {
  command
    .option('--target <file>', 'the SP', referenceTarget)
    .option('--profile <names>', 'the vendors to try it with, the first in full; default: those of a run')
    .option('--verbose', 'advice also for what was left out, when nothing failed', false)
    .option('--json', 'print the findings as JSON', false)
    .addHelpText(
      'after',
      `
Examples:
  npm run firstlogin doctor -- --target my-app/target.yaml
  npm run firstlogin doctor -- --target my-app/target.yaml --profile entra-id

Nothing here is a verdict on the SP. Exit codes: 0 ready, 2 the target file is wrong, 3 not ready`,
    )
    .action(async (options: DoctorOptions) => {
      process.exitCode = await doctor(options, (text) => process.stdout.write(text))
    })
}

/**
 * Examines what a run with the target would need, and says each finding as soon as it is there.
 * @param surround starts what surrounds the target's SP
 * @returns the exit code: 0 ready, 3 not ready
 * @throws UsageError for a target file that is wrong
 */
export async function doctor(
  options: DoctorOptions,
  say: (text: string) => void,
  surround: typeof surroundingsFor = surroundingsFor,
): Promise<0 | 3> {
  const target = loadTarget(options.target)
  prepareUse(target)
  resolvePolicies(target)
  const profiles = chooseProfiles(options.profile ?? allProfiles.map((each) => each.id).join(), target)
  const [first, ...others] = profiles
  const tell = (line: string) => void (options.json || say(`${line}\n`))
  const brief = others.length === 0 ? '' : `; then ${others.map((each) => each.title).join(', ')}, a line each`
  tell(`${target.name} with ${first?.title}${brief}`)
  const secrets = secretsIn(target)
  const findings: Examined[] = []
  const heard = (each: Examined) => {
    const told = withoutSecrets(each, secrets)
    findings.push(told)
    tell((options.verbose ? examinedInWords : toldAtOnce)(told))
  }
  const looks = await hidingSecrets(secrets, () => examineTarget(target, profiles, heard, surround))
  const failures = failuresIn(findings)
  if (options.json)
    say(`${JSON.stringify(findings.map(({ point, finding }) => ({ id: point.id, title: point.title, ...finding })))}\n`)
  if (!options.verbose) for (const line of toldAtTheEnd(findings)) tell(line)
  tell(conclusion(looks, failures.length, runOf(options)))
  return failures.length === 0 ? 0 : 3
}

/** The command for a run with the same choices. */
function runOf({ target, profile }: DoctorOptions): string {
  const flags = [
    ...(target === referenceTarget ? [] : ['--target', target]),
    ...(profile === undefined ? [] : ['--profile', profile]),
  ]
  return flags.length === 0 ? 'npm start' : `npm start -- ${flags.join(' ')}`
}
