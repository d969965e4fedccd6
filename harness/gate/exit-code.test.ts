import { expect, test } from '#unit-test'
import { concludeGate, type GateFacts } from './exit-code.ts'

const clean: GateFacts = {
  interrupted: false,
  violations: 0,
  complete: true,
  errors: 0,
  instrument: 0,
  staleEntries: 0,
  expiredWaivers: 0,
  unusedWaivers: 0,
  unverified: 0,
  allowed: 0,
  judged: true,
}
const cases: { name: string; facts: Partial<GateFacts>; code: number; verdict: string; says: string }[] = [
  { name: 'all held', facts: {}, code: 0, verdict: 'met', says: 'Every required check holds' },
  { name: 'one violation', facts: { violations: 1 }, code: 1, verdict: 'not-met', says: '1 check does not hold.' },
  { name: 'two violations', facts: { violations: 2 }, code: 1, verdict: 'not-met', says: '2 checks do not hold.' },
  { name: 'incomplete', facts: { complete: false }, code: 3, verdict: 'incomplete', says: 'not complete' },
  { name: 'a fault', facts: { errors: 1 }, code: 3, verdict: 'incomplete', says: '1 case ended with a fault' },
  {
    name: 'our own IdP at fault',
    facts: { instrument: 2, staleEntries: 1 },
    code: 3,
    verdict: 'incomplete',
    says: '2 checks of our own IdP do not hold, so nothing it showed can be relied on.',
  },
  {
    name: 'a violation outweighs our own IdP',
    facts: { instrument: 1, violations: 1 },
    code: 1,
    verdict: 'not-met',
    says: '1 check does',
  },
  { name: 'stale', facts: { staleEntries: 2 }, code: 4, verdict: 'outdated', says: '2 entries of the baseline stale.' },
  {
    name: 'waivers',
    facts: { expiredWaivers: 1, unusedWaivers: 1 },
    code: 4,
    verdict: 'outdated',
    says: '1 waiver expired, 1 waiver unused.',
  },
  { name: 'not verified', facts: { unverified: 3 }, code: 1, verdict: 'not-met', says: '3 MUST checks could not be verified.' },
  {
    name: 'allowed',
    facts: { allowed: 2 },
    code: 0,
    verdict: 'met',
    says: '2 MUST checks could not be verified, which is allowed',
  },
  {
    name: 'nothing judged and all allowed is not green',
    facts: { judged: false, allowed: 1 },
    code: 1,
    verdict: 'not-met',
    says: '1 MUST check could not be verified, which is allowed',
  },
  { name: 'nothing judged is not green', facts: { judged: false }, code: 1, verdict: 'not-met', says: 'No MUST was judged' },
  { name: 'interrupted', facts: { interrupted: true }, code: 130, verdict: 'interrupted', says: 'interrupted' },
]
for (const { name, facts, code, verdict, says } of cases) {
  test(`exit code: ${name}: ${code}`, () => {
    const conclusion = concludeGate({ ...clean, ...facts })
    expect(conclusion).toMatchObject({ exitCode: code, verdict })
    expect(conclusion.reason).toContain(says)
  })
}

/** Each wins over all that come after it. */
const precedence: [Partial<GateFacts>, number][] = [
  [{ interrupted: true }, 130],
  [{ violations: 1 }, 1],
  [{ complete: false }, 3],
  [{ errors: 1 }, 3],
  [{ staleEntries: 1 }, 4],
  [{ expiredWaivers: 1 }, 4],
  [{ unusedWaivers: 1 }, 4],
  [{ unverified: 1 }, 1],
  [{ judged: false }, 1],
]
for (const [index, [facts, code]] of precedence.entries()) {
  test(`exit code: ${JSON.stringify(facts)} wins over what is below it`, () => {
    const below = Object.assign({}, ...precedence.slice(index).map(([each]) => each)) as Partial<GateFacts>
    expect(concludeGate({ ...clean, ...below }).exitCode).toBe(code)
    expect(concludeGate({ ...clean, ...facts }).exitCode).toBe(code)
  })
}
