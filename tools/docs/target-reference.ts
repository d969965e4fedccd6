import { z } from 'zod'
import { knownNames } from '../../harness/target/known-names.ts'
import { hook } from '../../harness/target/schema/hooks.ts'
import { accountFields, auditFields } from '../../harness/target/schema/observers.ts'
import { apiCall } from '../../harness/target/schema/portal.ts'
import { requestSchema } from '../../harness/target/schema/request.ts'
import { session } from '../../harness/target/schema/session.ts'
import { pageSteps } from '../../harness/target/schema/steps.ts'
import { surface } from '../../harness/target/schema/surfaces.ts'
import { targetSchema } from '../../harness/target/schema/target.ts'
import { policySchema } from '../../scenarios/policies/policy-schema.ts'
import { codes, table } from './markdown.ts'
import { type KeyRow, rowsOf, type Shape } from './schema-rows.ts'

type Json = z.core.JSONSchema.JSONSchema

/** docs/target.md: every key of a target file, from the schema that reads it. */
export function targetReference(): { file: string; text: string } {
  const schema = z.toJSONSchema(targetSchema, { io: 'input', target: 'draft-7' })
  const policy = z.toJSONSchema(policySchema, { io: 'input', target: 'draft-7' })
  const sections = Object.keys(schema.properties ?? {})
    .map((name) => section(schema, name))
    .filter((each) => each !== null)
  const plain = rowsOf(schema, '', shapes).filter((row) => !/[.[]/.test(row.path))
  const text = [
    '# Reference: the target file',
    '<!-- Generated from the schema by `npm run docs`. Do not edit. -->',
    'How an SP is attached. [Getting started](getting-started.md) shows the way; this page has every key. A dot is a level deeper, `[]` each entry of a list.',
    'Treat a target file as code: it may name programs that are run.',
    '## All keys at the top',
    keyTable(plain),
    ...sections,
    ...parts.map(partSection),
    '## Names that are filled in',
    'In every text of a target file, `{name}` stands for a value. A text that is one name alone becomes the value itself.',
    'In an address, a value that begins it (`{base}/users`, `{env.BASE}`) or is a part of its host stays as it is. Anywhere behind that a value is one piece of the path, one value of the query, or the fragment: what it holds of `/`, `?`, `#`, `&`, `+` and the like is encoded (RFC 3986), so do not encode it yourself. Only `{place}`, `{providerPlace}` and `{firstPlace}`, whose text comes from the target file, keep their `/`.',
    table(
      ['Name', 'What it is'],
      [...knownNames, [['env.NAME'], 'the environment variable NAME: for secrets; no report shows its value'] as const].map(
        ([names, meaning]) => [codes(names.map((each) => `{${each}}`)), meaning],
      ),
    ),
    '## Policy keys',
    'What may stand in `surfaces.….policy`, beside `preset`. A key that is left out is promised nothing about; a check that needs it answers UNVERIFIED.',
    keyTable(rowsOf(policy, '').filter((row) => !row.path.startsWith('attributeMap.'))),
  ]
  return { file: 'docs/target.md', text: `${text.join('\n\n')}\n` }
}

/** Shapes that occur in several places, by the heading of their table. */
const parts: readonly [string, z.ZodType, string][] = [
  [
    'A hook',
    hook,
    'One way to change something at the SP: a request, a program, SQL statements, or what an administrator does on its pages.',
  ],
  ['A request', requestSchema, ''],
  ['Steps on pages', pageSteps, 'What a person does, found as a person finds things: by label, by role and name.'],
  ['A program call', apiCall, "How a person's program calls an API with one kind of client."],
  [
    'A session',
    session,
    'How to tell who is signed in, asked from the same browser. The doctor looks for every pointer in the session of somebody who has just signed in.',
  ],
  ['A surface', surface, 'One side of the SP where people sign in: what it promises, and where a sign-in starts.'],
  [
    'The fields of an account',
    accountFields,
    'JSON pointers (RFC 6901) into the JSON of one account. The doctor looks for each in the account of somebody who has just signed in: one that leads nowhere is a failure; where somebody may lack it (`role`, `groups`, `updatedAt`) and nothing there is obviously meant, a warning.',
  ],
  ['The fields of a log entry', auditFields, 'JSON pointers (RFC 6901) into the JSON of one entry.'],
]

const jsonOf = (schema: z.ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' })
  return rest
}
const shapes: readonly Shape[] = parts.map(([heading, schema]) => ({
  shown: `[${heading.toLowerCase()}](#${heading.toLowerCase().replaceAll(' ', '-')})`,
  schema: jsonOf(schema),
}))

/** The table of a shape itself; what it holds of other shapes are links. */
function partSection([heading, schema, says]: (typeof parts)[number], index: number): string {
  const others = shapes.filter((_, other) => other !== index)
  const rows = rowsOf({ type: 'object', properties: { '…': jsonOf(schema) } }, '', others)
    .filter((row) => row.path !== '…' || row.value.startsWith('with'))
    .map((row) => ({ ...row, path: row.path.replace(/^…\.?/, '') || '…' }))
  return [`## ${heading}`, says, keyTable(withoutPolicies(rows))].filter(Boolean).join('\n\n')
}

/** The table of one key at the top; null when it holds no further keys. */
function section(schema: Json, name: string): string | null {
  const only: Json = { type: 'object', properties: { [name]: schema.properties?.[name] ?? {} } }
  const rows = rowsOf(only, '', shapes).filter((row) => row.path !== name || row.value.startsWith('with'))
  return rows.length === 0 ? null : `## ${name}\n\n${keyTable(rows)}`
}

/** The keys of a policy have a table of their own. */
function withoutPolicies(rows: readonly KeyRow[]): KeyRow[] {
  return rows.filter((row) => !/(?:^|\.)policy\./.test(row.path))
}

function keyTable(rows: readonly KeyRow[]): string {
  return table(
    ['Key', 'Value', 'Default', 'Meaning'],
    rows.map(({ path, value, byDefault, meaning }) => [`\`${path}\``, value, byDefault, meaning]),
  )
}
