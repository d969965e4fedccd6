import { expect, test } from '@playwright/test'
import type { RunReport } from '../results.ts'
import { createPrivateAuthority } from '../testing/authority.ts'
import type { Disguise } from '../testing/disguise.ts'
import { type Disguised, disguised, type ExampleName } from '../testing/disguised-run.ts'

/** An SP is judged by what it does, however it dresses: the same verdicts, check by check, as without a disguise. */
test.describe.configure({ timeout: 150_000 })

/** What comes out without a disguise: what each example gets wrong is confirmed by hand in its README, and pinned by its own spec. */
const undisguised: Record<ExampleName, Record<string, string>> = {
  samlify: {
    'existing-user/signs-in-again': 'PASS',
    'refused-assertions/audience-mismatch': 'FAIL nothing-created refused',
    'refused-assertions/replayed-in-another-browser': 'FAIL refused',
    'refused-assertions/status-not-success': 'PASS',
    'refused-assertions/untrusted-key': 'PASS',
  },
  'passport-saml': {
    'existing-user/signs-in-again': 'PASS',
    'refused-assertions/audience-mismatch': 'PASS',
    'refused-assertions/replayed-in-another-browser': 'FAIL refused',
    'refused-assertions/status-not-success': 'FAIL nothing-created refused',
    'refused-assertions/untrusted-key': 'PASS',
  },
}

interface Dressed {
  name: string
  example: ExampleName
  disguise: Disguise
  changes?: Record<string, unknown>
  at?: string
  /** Fewer cases where each takes its time. */
  only?: string[]
}

const authority = createPrivateAuthority()
const cases: Dressed[] = [
  {
    name: 'https with a private CA, and a longer path',
    example: 'samlify',
    disguise: { authority },
    changes: { tls: { ca: 'ca.pem' } },
    at: '/apps/eu-1/portal',
  },
  {
    name: 'errors with 200, and a cookie on every answer',
    example: 'passport-saml',
    disguise: { errorsAs200: true, cookie: 'session' },
  },
  {
    name: 'redirects by script',
    example: 'samlify',
    disguise: { redirects: 'replace' },
    changes: { driver: 'browser' },
    only: ['existing-user/signs-in-again', 'refused-assertions/replayed-in-another-browser'],
  },
  {
    name: 'redirects by a script that asks first, at https',
    example: 'samlify',
    disguise: { redirects: 'fetch', authority },
    changes: { driver: 'browser', tls: { ca: 'ca.pem' } },
    only: ['refused-assertions/audience-mismatch'],
  },
  {
    name: 'an AuthnRequest that posts itself, and a cookie on every answer',
    example: 'samlify',
    disguise: { authnRequest: 'form', cookie: 'session' },
    only: ['existing-user/signs-in-again', 'refused-assertions/audience-mismatch'],
  },
  {
    name: 'an AuthnRequest that a script posts',
    example: 'samlify',
    disguise: { authnRequest: 'script' },
    changes: { driver: 'browser' },
    only: ['refused-assertions/untrusted-key'],
  },
  {
    name: 'answers after a second',
    example: 'samlify',
    disguise: { delayMs: 1_000 },
    only: ['refused-assertions/audience-mismatch'],
  },
]

for (const { name, example, disguise, changes, at, only = Object.keys(undisguised[example]) } of cases) {
  test(`the same verdicts: ${name}`, async () => {
    const sp = await disguised(example, disguise, { changes, at })
    try {
      expect(await verdicts(sp, only)).toEqual(
        Object.fromEntries(Object.entries(undisguised[example]).filter(([scenario]) => only.includes(scenario))),
      )
    } finally {
      await sp.close()
    }
  })
}

/** Scenario → verdict, and which checks did not hold. */
async function verdicts(sp: Disguised, only: readonly string[]): Promise<Record<string, string>> {
  const { stdout, stderr } = await sp.firstlogin('run', '--only', only.join(','), '--json', '--out', sp.out, '--workers', '1')
  expect(stderr).toBe('')
  const { cases } = JSON.parse(stdout) as RunReport
  return Object.fromEntries(
    cases.map(({ scenario, verdict, checks, problem }) => [
      scenario,
      [verdict, ...checks.filter((each) => each.verdict !== 'PASS').map((each) => each.id), problem ?? '']
        .sort()
        .join(' ')
        .trim(),
    ]),
  )
}
