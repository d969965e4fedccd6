import { expect, test } from '#unit-test'
import type { Target } from '../target/schema/target.ts'
import { howToTell } from './how-to-tell.ts'

const body = (...names: string[]) => ({
  method: 'PUT' as const,
  url: '/idp',
  headers: {},
  body: names.map((name) => `{${name}}`),
})
const [reread, typed] = [body('idp.metadataUrl'), body('idp.certificates')]
const two = { count: 2, isInMetadata: false, vendor: 'Okta' }
const twoInMetadata = { ...two, isInMetadata: true }
const oneNew = { count: 1, isInMetadata: true, vendor: 'Okta' }

const rows: [title: string, hooks: Target['hooks'], news: typeof two, where: string, by?: string][] = [
  [
    'metadata, by a hook of its own',
    { rereadMetadata: reread, setCertificates: typed },
    twoInMetadata,
    'rereadMetadata',
    'metadata',
  ],
  [
    'metadata, by connecting once more',
    { configureIdp: reread, setCertificates: typed },
    twoInMetadata,
    'configureIdp',
    'metadata',
  ],
  ['metadata as a file', { configureIdp: body('idp.metadataFile') }, oneNew, 'configureIdp', 'metadata'],
  ['typed where metadata names one alone', { rereadMetadata: reread, setCertificates: typed }, two, 'setCertificates', 'typed'],
  ['typed by connecting once more', { configureIdp: typed }, two, 'configureIdp', 'typed'],
  ['one, typed where there is room for one', { configureIdp: body('idp.certificate') }, oneNew, 'configureIdp', 'typed'],
  ['two, and room for one', { configureIdp: body('idp.certificate') }, two, 'no hook setCertificates, and the metadata of Okta'],
  ['two, and metadata that names one', { rereadMetadata: reread }, two, 'no hook setCertificates, and the metadata of Okta'],
  ['nothing that says a certificate', { configureIdp: body('idp.ssoUrl') }, oneNew, 'no hook rereadMetadata and no hook setCert'],
  ['no hook at all', {}, twoInMetadata, 'no hook rereadMetadata and no hook setCertificates'],
]
for (const [title, hooks, news, where, by] of rows)
  test(`how an SP learns of certificates: ${title}`, () => {
    const way = howToTell(hooks, news)
    if (by === undefined) expect(way).toEqual({ unmet: expect.stringContaining(where) })
    else expect(way).toMatchObject({ where: `hooks.${where}`, by })
  })
