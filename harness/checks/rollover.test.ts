import { expect, test } from '#unit-test'
import type { StepRecord } from '../case/case-run.ts'
import { bothCertificatesAccepted } from './both-certificates-accepted.ts'
import type { Check } from './check.ts'
import { newCertificateAccepted } from './new-certificate-accepted.ts'
import { ada, anExchange, aRun, aStep, grace, session, somebody } from './testing.ts'

/** Ada signs in with a Response that this certificate has signed. */
const signedBy = (certificate: string, step: Partial<StepRecord> = {}): StepRecord => {
  const xml = `<R xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Certificate>\n${certificate}\n</ds:X509Certificate></R>`
  return aStep({ exchanges: [anExchange({ xml })], ...step })
}
const told = (...certificates: string[]) =>
  aStep({ kind: 'tell-certificates', person: null, session: null, details: { certificates: certificates.join(' ') } })
const out = { session: session(null) }

const both: [title: string, steps: StepRecord[], outcome: string][] = [
  ['either lets in', [signedBy('A'), told('A', 'B'), signedBy('A'), signedBy('B')], 'satisfied'],
  ['the first alone lets in', [signedBy('A'), told('A', 'B'), signedBy('A'), signedBy('B', out)], 'violated'],
  ['the second alone lets in', [signedBy('A'), told('A', 'B'), signedBy('A', out), signedBy('B')], 'violated'],
  [
    'somebody else is let in',
    [signedBy('A'), told('A', 'B'), signedBy('A'), signedBy('B', { session: session(grace) })],
    'violated',
  ],
  ['nobody tells who', [signedBy('A'), told('A', 'B'), signedBy('A'), signedBy('B', { session: somebody })], 'not-verified'],
  ['no probe', [signedBy('A'), told('A', 'B'), signedBy('A'), signedBy('B', { session: session('unknown') })], 'not-verified'],
  ['nobody came by the second', [signedBy('A'), told('A', 'B'), signedBy('A')], 'not-verified'],
  ['nobody was let in before', [signedBy('A', out), told('A', 'B'), signedBy('A', out), signedBy('B', out)], 'not-verified'],
  ['told one alone', [signedBy('A'), told('B'), signedBy('B')], 'not-verified'],
  ['told nothing', [signedBy('A'), signedBy('B')], 'not-verified'],
]
const one: typeof both = [
  ['lets in', [signedBy('A'), told('B'), signedBy('B')], 'satisfied'],
  ['does not let in', [signedBy('A'), told('B'), signedBy('B', out)], 'violated'],
  ['lets somebody else in', [signedBy('A'), told('B'), signedBy('B', { session: session(grace) })], 'violated'],
  ['nobody was let in before', [signedBy('A', out), told('B'), signedBy('B', out)], 'not-verified'],
  ['the old one signs on', [signedBy('A'), told('B'), signedBy('A')], 'not-verified'],
  ['no Response was sent', [signedBy('A'), told('B'), aStep({ person: ada })], 'not-verified'],
  ['no other than before', [signedBy('A'), told('A'), signedBy('A')], 'not-verified'],
  ['told nothing', [signedBy('A'), signedBy('B')], 'not-verified'],
]
const rows: [Check, typeof both][] = [
  [bothCertificatesAccepted, both],
  [newCertificateAccepted, one],
]
for (const [check, cases] of rows)
  for (const [title, steps, outcome] of cases)
    test(`${check.id}: ${title}`, () => expect(check.evaluate(aRun({ steps })).kind).toBe(outcome))
