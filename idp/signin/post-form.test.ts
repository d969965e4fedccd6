import { readFileSync } from 'node:fs'
import { expect, test } from '#unit-test'
import { profiles } from '../profiles/index.ts'
import { expectGolden } from '../testing/golden.ts'
import { type Posted, writePostForm } from './post-form.ts'

const posted: Posted = {
  action: 'https://sp.example/acs?org=1&x="y"',
  fields: [['SAMLResponse', 'PHNhbWxwOlJlc3BvbnNlPg+/==']],
  button: 'Submit',
}
const golden = (id: string) => new URL(`../profiles/__golden__/${id}.form.html`, import.meta.url)

for (const { id, signIn } of profiles)
  test(`${id}: the form that posts a message is byte for byte the reviewed one`, () => {
    const fields = [...posted.fields, ...(signIn.form.emptyRelayState ? [['RelayState', ''] as const] : [])]
    expectGolden(golden(id), `${writePostForm(signIn.form, { ...posted, fields })}\n`)
  })

test('each fact of a form is seen in its golden file, and no other vendor writes it so', () => {
  const known = profiles.flatMap(({ id, facts }) =>
    facts.facts.filter(({ of }) => of === 'form').map((fact) => ({ id, ...fact })),
  )
  for (const { id, what, form } of known) {
    const fitting = profiles.filter((each) => form.test(readFileSync(golden(each.id), 'utf8').trimEnd()))
    expect
      .soft(
        fitting.map((each) => each.id),
        what,
      )
      .toEqual([id])
  }
  // Of the other two no page is known.
  expect([...new Set(known.map(({ id }) => id))]).toEqual(['okta', 'entra-id'])
})

test('no value ends the form or the attribute that it stands in', () => {
  const hostile = `"'><script>alert(1)</script>&amp;`
  for (const { id, signIn } of profiles) {
    const text = writePostForm(signIn.form, { action: hostile, fields: [['RelayState', hostile]], button: hostile })
    const tags = [...text.matchAll(/<\/?([a-z]+)/g)].map(([, tag]) => tag)
    expect.soft(tags, id).not.toContain('script')
    expect.soft(text.split('"').length % 2, `${id}: every attribute ends where it should`).toBe(1)
  }
})
