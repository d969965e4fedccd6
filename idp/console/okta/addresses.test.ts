import { expect, test } from '#unit-test'
import { addressErrors } from './addresses.ts'

const addresses: [string, string | undefined][] = [
  ['https://sp.example/acs?x=1', undefined],
  ['https://ada:secret@sp.example/acs', 'must not have a name and password before the host'],
  ['https://ada@sp.example/acs', 'must not have a name and password before the host'],
  ['https://sp.example/acs#top', 'must not have a fragment (#)'],
  ['https://sp.example/acs#', 'must not have a fragment (#)'],
  ['none', undefined],
]
for (const [acsUrl, message] of addresses)
  test(`an address that is typed is judged: ${acsUrl}`, () => {
    expect(addressErrors({ acsUrl })).toEqual(message === undefined ? {} : { acsUrl: message })
  })
