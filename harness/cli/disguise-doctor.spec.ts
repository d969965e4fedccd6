import { expect } from '@playwright/test'
import { createPrivateAuthority } from '../testing/authority.ts'
import type { Disguise } from '../testing/disguise.ts'
import { disguised, type ExampleName } from '../testing/disguised-run.ts'
import { test } from './testing/doctor-here.ts'

/** What `doctor` and a run say of an SP in disguise whose target file does not say so yet: the fix, and no verdict. */
test.describe.configure({ timeout: 120_000 })

interface Undeclared {
  name: string
  example?: ExampleName
  disguise: Disguise
  changes?: Record<string, unknown>
  ready?: string
  /** What the SP believes instead of our IdP's certificate. */
  idpCertificate?: string
  says: string[]
}

const authority = createPrivateAuthority()
const cases: Undeclared[] = [
  {
    name: 'https with a private CA',
    disguise: { authority },
    says: ['sp.metadata: https://127.0.0.1', 'unable to verify the first certificate', 'tls: { ca: ca.pem }'],
  },
  {
    name: 'https with a private CA, with nothing to read there before the first look',
    example: 'passport-saml',
    disguise: { authority },
    ready: '{base}/',
    changes: { sp: { entityId: '{base}/metadata', acsUrl: '{base}/login/callback' } },
    says: ['FAIL the SP answers', 'has a certificate that is not trusted', 'tls: { ca: ca.pem }'],
  },
  {
    name: 'redirects by script',
    disguise: { redirects: 'replace' },
    says: ['goes on by script only', 'driver: browser'],
  },
  {
    name: 'an AuthnRequest that a script posts',
    disguise: { authnRequest: 'script' },
    says: ['goes on by script only', 'driver: browser'],
  },
  {
    name: 'a cookie on every answer as the session',
    disguise: { cookie: 'portal' },
    changes: { session: { cookie: 'portal' } },
    says: ['the SP gives that cookie to everybody; ask a page instead'],
  },
  {
    name: 'a refusal that says 200',
    example: 'passport-saml',
    disguise: { errorsAs200: true },
    // The certificate of another IdP.
    idpCertificate: authority.ca,
    says: [
      'FAIL who is signed in can be told: ',
      'session: the probe says that nobody is signed in',
      'Sign-in failed.',
      'its log says why',
    ],
  },
]
for (const { name, example = 'samlify', disguise, changes, ready, idpCertificate, says } of cases) {
  test(`doctor: ${name}`, async ({ doctor }) => {
    const sp = await disguised(example, disguise, { changes, ready, env: idpCertificate ? { IDP_CERT: idpCertificate } : {} })
    try {
      const { code, stdout, stderr } = await doctor(sp.target)
      for (const each of says) expect(stdout).toContain(each)
      expect([code, stderr]).toEqual([3, ''])
    } finally {
      await sp.close()
    }
  })
}
