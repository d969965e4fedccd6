import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Command } from 'commander'
import { prepareExamination } from '../doctor/examination.ts'
import { type Examined, examine, failuresIn } from '../doctor/examine.ts'
import { failed } from '../doctor/finding.ts'
import { points } from '../doctor/points.ts'
import { setUp } from '../doctor/set-up.ts'
import { examinedInWords, toldAtOnce, toldAtTheEnd } from '../doctor/words.ts'
import { adminBrowsers } from '../drivers/admin.ts'
import { EnvironmentError } from '../errors.ts'
import { referenceTarget } from '../files/project-root.ts'
import { surroundingsFor } from '../run/start-parties.ts'
import { prepareUse } from '../target/before-use.ts'
import { loadTarget } from '../target/load.ts'
import { resolvePolicies } from '../target/policies.ts'
import type { Target } from '../target/schema/target.ts'
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
    .option('--profile <name>', 'the vendor to try it with; default: the first that the target is set up for')
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
  const [profile] = chooseProfiles(options.profile ?? target.profiles?.[0] ?? 'okta', target)
  if (!profile) return 3
  const tell = (line: string) => void (options.json || say(`${line}\n`))
  tell(`${target.name} with ${profile.title}`)
  const secrets = secretsIn(target)
  const heard = (each: Examined) => tell((options.verbose ? examinedInWords : toldAtOnce)(withoutSecrets(each, secrets)))
  const examined = withoutSecrets(await hidingSecrets(secrets, () => examineTarget(target, profile, heard, surround)), secrets)
  const failures = failuresIn(examined)
  if (options.json)
    say(`${JSON.stringify(examined.map(({ point, finding }) => ({ id: point.id, title: point.title, ...finding })))}\n`)
  if (!options.verbose) for (const line of toldAtTheEnd(examined)) tell(line)
  tell(failures.length === 0 ? `Ready: npm start -- --target ${options.target}` : `Not ready: ${failures.length} to mend`)
  return failures.length === 0 ? 0 : 3
}

async function examineTarget(
  target: Target,
  profile: ReturnType<typeof chooseProfiles>[number],
  tell: (examined: Examined) => void,
  surround: typeof surroundingsFor,
): Promise<Examined[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'firstlogin-'))
  const surroundings = await surround(target, folder)
  const admin = adminBrowsers(target)
  try {
    const { sp, tenants, facts } = await setUp(target, [profile.id], surroundings, folder, admin.open)
    try {
      const { idp, mailbox, chat } = surroundings
      const parties = { idp, mailbox, chat, sp: { base: sp.base, variables: sp.variables }, sharedTenants: tenants }
      const examination = await prepareExamination({ target, profile, parties, facts, mayScript: true })
      try {
        return await examine(points, examination, tell)
      } finally {
        await examination.close()
      }
    } finally {
      await sp.party?.stop()
    }
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    const [says = '', ...fix] = error.message.split('\n')
    const examined: Examined = {
      point: { id: 'set-up', title: 'the SP is up and can be told about our IdP' },
      finding: failed(says, ...fix),
    }
    tell(examined)
    return [examined]
  } finally {
    await admin.close()
    await surroundings.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
