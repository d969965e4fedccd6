/**
 * `npm run bench:messages`: how much work a signed Response costs, from expressions to XML, per vendor; with `--against DIR` beside another
 * checkout of firstlogin, round by round in one process, so that the machine's mood hits both alike. Read the ratios, not the times.
 */
import path from 'node:path'
import type { App } from '../idp/directory/schema.ts'
import type { VendorProfile } from '../idp/profiles/profile.ts'
import { nameIdFormats } from '../idp/saml/names.ts'
import { toolCommand } from '../tools/tool-command.ts'

const { against } = toolCommand('bench:messages', 'how much work a signed Response costs, per vendor')
  .option('--against <dir>', 'another checkout to compare with; its packages have to be there')
  .parse()
  .opts<{ against?: string }>()

const [ROUNDS, MESSAGES] = [40, 25]
const here = path.resolve(import.meta.dirname, '..')

/** What makes a message in one checkout. */
async function partsOf(root: string) {
  const [{ profiles }, { buildDraft }, { signDraft }, { systemRandomness }, { createSigner }, { tenantKey }, testing] =
    await Promise.all([
      load<typeof import('../idp/profiles/index.ts')>(root, 'profiles/index.ts'),
      load<typeof import('../idp/saml/draft.ts')>(root, 'saml/draft.ts'),
      load<typeof import('../idp/saml/sign.ts')>(root, 'saml/sign.ts'),
      load<typeof import('../idp/saml/random.ts')>(root, 'saml/random.ts'),
      load<typeof import('../idp/keys/signer.ts')>(root, 'keys/signer.ts'),
      load<typeof import('../idp/keys/key-pool.ts')>(root, 'keys/key-pool.ts'),
      load<typeof import('../idp/testing/control.ts')>(root, 'testing/control.ts'),
    ])
  return { profiles, buildDraft, signDraft, systemRandomness, createSigner, tenantKey, ...testing }
}
const load = <Module>(root: string, file: string): Promise<Module> => import(path.join(root, 'idp', file))

/** Makes one message: six statements are read and evaluated, the draft is built, written and signed. */
async function maker(parts: Awaited<ReturnType<typeof partsOf>>, id: string): Promise<() => string> {
  const { ada, sp, tenantSpec, buildDraft, signDraft } = parts
  const profile = parts.profiles.find((each) => each.id === id)
  if (!profile) throw new Error(`there is no ${id} there`)
  const place = { tenant: { id: 'acme', url: 'http://localhost:8080/t/acme' }, app: tenantSpec('okta').apps[0] as App }
  const key = await parts.tenantKey()
  const signer = parts.createSigner(profile.certificate(place, new Date()), key)
  // Until November 2026 the draft chose among the signers of a tenant.
  const signers = Object.assign(signer, { tenant: signer, rogue: signer })
  const random = parts.systemRandomness()
  const values = { workato_role: 'Analyst', teams: ['a', 'b', 'c'] }
  const known = { custom: Object.keys(values), profile: Object.keys(values) }
  const subject = { person: { ...ada, attributes: values }, assignment: { person: 'ada', values }, tenantId: 'acme' }
  return () => {
    const stated = expressionsOf(profile).map((expression, index) => {
      const resolution = profile.resolve(expression, known)
      return { name: `a${index}`, values: [(resolution.ok ? resolution.read(subject) : null) ?? []].flat() }
    })
    const all = [...(profile.fixedAttributes?.(place, subject.person) ?? []), ...stated]
    const facts = {
      issuer: profile.endpoints(place).entityId,
      destination: sp.acsUrl,
      recipient: sp.acsUrl,
      audience: sp.issuer,
      inResponseTo: '_request1',
      now: new Date(),
      signedInAt: new Date(),
      nameId: { value: ada.email, format: nameIdFormats.emailAddress },
      attributes: (profile.arrange?.(all) ?? all).map((each) => ({ ...each, nameFormat: profile.saml.nameFormat(undefined) })),
    }
    return signDraft(profile.saml, buildDraft(profile.saml, facts, random), signers)
  }
}

const expressionsOf = ({ express }: VendorProfile): string[] => [
  ...(['email', 'firstName', 'lastName', 'displayName'] as const).map((field) => express({ field }).expression),
  ...['workato_role', 'teams'].map((attribute) => express({ attribute }).expression),
]

/** Microseconds that this process works for one message. */
function cost(make: () => string): number {
  const before = process.cpuUsage()
  for (let count = 0; count < MESSAGES; count++) make()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / MESSAGES
}

const median = (list: number[]): number => list.toSorted((one, other) => one - other)[list.length >> 1] ?? Number.NaN

const own = await partsOf(here)
const other = against === undefined ? null : await partsOf(path.resolve(against))
for (const { id, title } of own.profiles) {
  const makers = [await maker(own, id), ...(other ? [await maker(other, id)] : [])]
  for (const make of makers) for (let count = 0; count < 4 * MESSAGES; count++) make()
  const costs = makers.map(() => [] as number[])
  for (let round = 0; round < ROUNDS; round++) {
    const turns = makers.map((make, index) => ({ make, index }))
    for (const { make, index } of round % 2 ? turns : turns.toReversed()) costs[index]?.push(cost(make))
  }
  const [now = Number.NaN, then] = costs.map(median)
  const ratio = then === undefined ? '' : `   ${(now / then).toFixed(3)} × the other (${then.toFixed(0)} µs)`
  process.stdout.write(`${now.toFixed(0).padStart(6)} µs   ${title.padEnd(18)}${ratio}\n`)
}
