import { z } from 'zod'

/** The published form of report.json. A type test holds it equal to the result types; `generate.ts` writes the JSON Schema. */

const text = z.string()
const textOrNull = z.string().nullable()
const texts = z.array(text)
const milliseconds = z.number().min(0).describe('milliseconds')
const instant = z.string().describe('ISO 8601 instant, UTC')
const optional = z.exactOptional

const level = z.enum(['MUST', 'SHOULD', 'MAY'])
const verdict = z.enum(['PASS', 'FAIL', 'WARN', 'NOTE', 'UNVERIFIED', 'NA', 'SKIPPED', 'ERROR'])

const grade = z.enum(['E1', 'E2', 'E3', 'E4'])

const check = z.strictObject({
  id: text,
  title: text,
  requirements: texts.describe('ids of the requirements this check speaks for in this case'),
  level,
  outcome: z.enum(['satisfied', 'violated', 'not-verified', 'not-applicable', 'unspecified']),
  verdict,
  disposition: z
    .enum(['new', 'expected', 'waived', 'stale', 'flaky', 'pending'])
    .describe(
      'expected: in the baseline; stale: there, and holds; flaky: held only on a later attempt; pending: not required by the set',
    ),
  evidence: grade
    .nullable()
    .describe('the weakest that it rests on: E1 SP state, E2 session probe, E3 HTTP or SAML signal, E4 page'),
  expected: textOrNull,
  actual: textOrNull,
  reason: textOrNull,
  gates: optional(z.boolean()).describe('this check alone keeps the exit code from being 0'),
})

const account = z.strictObject({
  email: text,
  displayName: optional(text),
  status: optional(text),
  authMethod: optional(text),
  idpIds: optional(texts),
  createdAt: optional(text),
  updatedAt: optional(text),
  groups: optional(texts),
  role: optional(text),
  environments: optional(z.record(text, z.strictObject({ permissions: optional(texts), groups: optional(texts) }))),
  workspaces: optional(
    z.record(
      text,
      z.strictObject({ roles: z.record(text, text), pending: z.boolean(), attributes: optional(z.record(text, text)) }),
    ),
  ),
  grades: optional(z.record(text, grade)).describe(
    'field, e.g. displayName or environments.prod.groups, to its evidence where the list of accounts has another',
  ),
  apiClients: optional(
    z.array(z.strictObject({ method: optional(text), policy: optional(textOrNull), groups: optional(texts) })),
  ),
  accessRequests: optional(z.array(z.strictObject({ collection: text, status: text }))),
  grants: optional(texts),
  openInvitations: optional(texts),
})
const accounts = z.union([z.array(account), z.literal('unknown')])

const audit = z.strictObject({
  at: optional(text),
  event: text,
  decision: optional(text),
  code: optional(text),
  email: optional(text),
  reasons: optional(texts),
  response: optional(text).describe('the ID of the Response that it came of'),
  sources: optional(z.array(z.strictObject({ field: text, value: text, from: text, isDefault: z.boolean() }))).describe(
    'what was taken from where',
  ),
})

const exchange = z.strictObject({
  at: instant,
  app: text,
  person: textOrNull,
  flow: z.enum(['sp-initiated', 'idp-initiated']),
  authnRequestXml: textOrNull,
  authnRequestRaw: textOrNull,
  responseXml: textOrNull,
  responseId: text.optional(),
  clearXml: text.optional().describe('what was encrypted in the Response, in the clear and without signatures'),
  mutation: textOrNull,
  refusal: z.strictObject({ code: text, text }).nullable(),
  expected: z
    .strictObject({ issuer: text, audience: text, acsUrl: text, requestId: textOrNull, certificates: texts })
    .optional()
    .describe('what the SP has to hold the Response against, as it was when it was sent'),
  origins: z
    .array(z.strictObject({ name: text, from: text, expression: text, values: texts.nullable(), why: text }))
    .optional()
    .describe('where each attribute comes from, and what it came to; null: nothing, for the reason in why'),
})

const step = z.strictObject({
  kind: text,
  sentence: text,
  startedAt: instant,
  durationMs: milliseconds,
  landing: z.strictObject({ url: text, status: z.number().nullable() }).nullable(),
  signedInAs: textOrNull,
  refusal: z.strictObject({ code: textOrNull, text }).nullable(),
  accounts: z.strictObject({ before: accounts, after: accounts }),
  audit: z.array(audit),
  mails: z.array(z.strictObject({ to: text, subject: text, text })),
  exchanges: z.array(exchange),
  screenshots: z.array(z.strictObject({ title: text, path: text })),
})

const attempt = z.strictObject({
  verdict,
  startedAt: instant,
  durationMs: milliseconds,
  reasons: texts,
  counts: z.boolean().describe('the verdict of the case is that of this attempt'),
})

const caseResult = z.strictObject({
  id: text,
  scenario: text,
  title: text,
  family: text,
  profile: text,
  surface: text,
  driver: z.enum(['browser', 'http']),
  verdict,
  startedAt: instant,
  durationMs: milliseconds,
  checks: z.array(check),
  steps: z.array(step),
  unseen: optional(texts),
  disagreements: optional(texts).describe('where weaker evidence says something else than the better one, which counted'),
  problem: textOrNull,
  trace: textOrNull,
  withheld: optional(texts).describe('pictures and traces that are not there since a secret is, or may be, in them'),
  rerun: text,
  attempts: optional(z.array(attempt)).describe('all tries in their order, when there was more than one'),
})

const requirement = z.strictObject({
  id: text,
  level,
  derived: z.boolean(),
  source: text,
  summary: text,
  group: text,
  excluded: textOrNull.describe('why it is not tested; null when scenarios cover it'),
  scenarios: texts,
  verdicts: z.record(text, verdict).describe('profile id to the worst verdict there'),
})

const day = z.string().describe('a day, UTC')
const baselineEntry = z.strictObject({ case: text, check: text, verdict: z.enum(['FAIL', 'WARN', 'UNVERIFIED']) })
const waiver = z.strictObject({
  match: text,
  line: z.int().min(0),
  reason: text,
  owner: text,
  expires: day,
  issue: textOrNull,
  covers: texts.describe('checks of this run that it covers, as case#check'),
  problem: z.enum(['expired', 'unused']).nullable(),
})

const gate = z.strictObject({
  verdict: z.enum(['met', 'not-met', 'incomplete', 'outdated', 'interrupted']),
  exitCode: z.int().min(0),
  reason: text,
  failOn: z.enum(['must', 'should']),
  allowUnverified: z.boolean(),
  failOnFlaky: z.boolean(),
  retries: z.int().min(0),
  set: textOrNull.describe('the set of required checks; null when every check is required'),
  baseline: z.strictObject({ file: text, entries: z.int().min(0), stale: z.array(baselineEntry) }).nullable(),
  waivers: z.strictObject({ file: text, items: z.array(waiver) }).nullable(),
})

const hint = z.strictObject({
  says: text.describe('what the target file could say, as a noun: "an observer that lists the accounts"'),
  yaml: text.describe('lines for the target file, as a start'),
  checks: z.int().min(0).describe('checks that nobody could verify for want of it'),
  cases: z.int().min(0),
})

const must = z.strictObject({ resolved: z.int().min(0), total: z.int().min(0) })
const counts = z.record(verdict, z.int().min(0))

export const reportSchema = z
  .strictObject({
    schema: z.literal('firstlogin/report@1'),
    tool: z.strictObject({ name: z.literal('firstlogin'), version: text }),
    target: z.strictObject({ name: text, description: text, policies: z.record(text, z.record(text, z.unknown())) }),
    startedAt: instant,
    durationMs: milliseconds,
    command: text,
    profiles: z.array(z.strictObject({ id: text, title: text })),
    defects: texts,
    conformance: z.enum(['CONFORMANT', 'NON_CONFORMANT', 'INDETERMINATE']),
    completeness: z.enum(['COMPLETE', 'PARTIAL']),
    remarks: texts,
    must: must.describe('MUST rows about the SP'),
    counts: counts.describe('of the cases that ask the SP'),
    instrument: z
      .strictObject({ verdict: z.enum(['sound', 'faulty', 'open']), must, counts })
      .nullable()
      .describe('what the run says of our own IdP, apart from the SP; null when no case judged it'),
    gate: gate.describe('whether the run is good enough for a pipeline; conformance is another question'),
    requirements: z.array(requirement),
    hints: z.array(hint).describe('what would let more be judged, the most useful first'),
    cases: z.array(caseResult),
  })
  .meta({ title: 'firstlogin run report' })

/** The schema as JSON Schema (2020-12), as text with a final line feed. */
export function reportJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(reportSchema), null, 2)}\n`
}
