import { expect, test } from '#unit-test'
import { sameSiteContext } from './http.ts'

const cases = [
  { name: 'typed', url: 'http://127.0.0.1:1/', method: 'GET', from: null, want: 'strict' },
  { name: 'own site', url: 'http://127.0.0.1:1/', method: 'POST', from: 'http://127.0.0.1:2/', want: 'strict' },
  { name: 'a link from elsewhere', url: 'http://127.0.0.1:1/', method: 'GET', from: 'http://localhost:1/', want: 'lax' },
  { name: 'a form from elsewhere', url: 'http://127.0.0.1:1/', method: 'POST', from: 'http://localhost:1/', want: 'none' },
] as const
for (const { name, url, method, from, want } of cases)
  test(`cookies that go along: ${name}`, () => expect(sameSiteContext({ url, method }, from)).toBe(want))
