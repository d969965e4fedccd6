import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '#unit-test'
import { isTest, packageOf, readSources, type Source } from './sources.ts'
import { root } from './stages.ts'

/** The direction of dependencies, and other promises that a reader of the code may rely on. */
const sources = readSources()
const below = (folder: string) => (file: string) => file.startsWith(`${folder}/`)
const anyOf =
  (...folders: string[]) =>
  (file: string) =>
    folders.some((folder) => file.startsWith(`${folder}/`))

/** `who` imports nothing of `what`, but for `except`. */
interface Border {
  who: string
  from(file: string): boolean
  forbidden(file: string): boolean
  except?: string[]
}
const borders: Border[] = [
  {
    who: 'the inspector knows nobody',
    from: below('inspect'),
    forbidden: anyOf('idp', 'sp-reference', 'harness', 'reports', 'scenarios', 'tools'),
  },
  {
    who: 'others enter the inspector by its doors',
    from: (file) => !file.startsWith('inspect/') && !isTest(file),
    forbidden: below('inspect'),
    except: ['inspect/index.ts', 'inspect/text.ts'],
  },
  {
    who: 'no verdict of the harness rests on the inspector: only the command line shows messages with it',
    from: (file) => file.startsWith('harness/') && !file.startsWith('harness/cli/') && !isTest(file),
    forbidden: below('inspect'),
  },
  {
    who: 'what the IdP writes is not read back with the inspector: its pages alone know it',
    from: anyOf(
      'idp/saml',
      'idp/profiles',
      'idp/mutations',
      'idp/directory',
      'idp/tenants',
      'idp/control',
      'idp/signin',
      'idp/testing',
    ),
    forbidden: below('inspect'),
  },
  {
    who: 'the IdP knows nobody else',
    from: below('idp'),
    forbidden: anyOf('sp-reference', 'harness', 'reports', 'scenarios', 'tools'),
  },
  {
    who: 'the reference SP knows nobody else',
    from: below('sp-reference'),
    forbidden: anyOf('inspect', 'idp', 'harness', 'reports', 'scenarios', 'tools'),
  },
  {
    who: "the IdP's SAML part knows neither vendors nor mutations",
    from: (file) => file.startsWith('idp/saml/') && !isTest(file),
    forbidden: anyOf('idp/profiles', 'idp/mutations', 'idp/tenants', 'idp/control', 'idp/signin', 'idp/console'),
  },
  { who: 'the harness enters the IdP by its door', from: below('harness'), forbidden: below('idp'), except: ['idp/index.ts'] },
  { who: 'the harness knows no SP from inside', from: below('harness'), forbidden: below('sp-reference') },
  {
    who: 'the harness enters the reports by their door',
    from: below('harness'),
    forbidden: below('reports'),
    except: ['reports/index.ts'],
  },
  {
    who: 'reports see result types alone',
    from: below('reports'),
    forbidden: anyOf('harness', 'idp', 'sp-reference', 'scenarios', 'tools'),
    except: ['harness/results.ts'],
  },
  {
    who: 'nothing that is shipped needs the tools',
    from: anyOf('inspect', 'idp', 'sp-reference', 'reports', 'scenarios'),
    forbidden: below('tools'),
  },
]
for (const { who, from, forbidden, except = [] } of borders) {
  test(who, () => {
    const crossings = sources
      .filter((source) => from(source.file))
      .flatMap(({ file, imports }) =>
        imports
          .filter((each) => each.file !== null && forbidden(each.file) && !except.includes(each.file))
          .map((each) => `${file} → ${each.file}`),
      )
    expect(crossings).toEqual([])
  })
}

test('relative imports name a file that exists, with its ending', () => {
  const wrong = sources
    .filter(({ file }) => file !== 'tools/sources.test.ts')
    .flatMap(({ file, imports }) =>
      imports
        .filter(
          (each) => each.file !== null && !(/\.(ts|mts|mjs|json)$/.test(each.file) && existsSync(path.join(root, each.file))),
        )
        .map((each) => `${file} → ${each.specifier}`),
    )
  expect(wrong).toEqual([])
})

test('unit tests do without browser fixtures: they import #unit-test', () => {
  const unit = sources.filter(({ file }) => file.endsWith('.test.ts'))
  const heavy = unit.filter(({ imports }) => imports.some((each) => each.specifier === '@playwright/test' && !each.typeOnly))
  expect(heavy.map(({ file }) => file)).toEqual([])
  expect(unit.length).toBeGreaterThan(100)
})

/** Packages with an interface of their own mind: beside tests, one file of each folder knows it. */
const awkward = [
  '@xmldom/xmldom',
  'hash-wasm',
  'jose',
  'node-forge',
  'nodemailer',
  'parse5',
  'pg',
  'postal-mime',
  'saml2-js',
  'smtp-server',
  'tough-cookie',
  'xml-crypto',
  'xml-encryption',
  'yaml',
]
for (const name of awkward) {
  test(`${name} has one importer in each folder`, () => {
    const importers = importersOf(name)
    const folders = Map.groupBy(importers, (file) => file.split('/')[0])
    expect([...folders.values()].filter((files) => files.length > 1)).toEqual([])
    expect(importers.length).toBeGreaterThan(0)
  })
}

for (const [name, file] of [
  ['xml-crypto', 'sp-reference/saml/verify.ts'],
  ['saml2-js', 'sp-reference/saml/library.ts'],
] as const) {
  test(`of the reference SP, ${file} alone knows ${name}`, () => {
    expect(importersOf(name).filter(below('sp-reference'))).toEqual([file])
  })
}

function importersOf(name: string): string[] {
  const knows = ({ imports }: Source) =>
    imports.some((each) => !each.typeOnly && each.file === null && packageOf(each.specifier) === name)
  return sources.filter((source) => !isTest(source.file) && knows(source)).map((source) => source.file)
}

test('no file is longer than 250 lines', () => {
  expect(sources.filter(({ lines }) => lines > 250).map(({ file, lines }) => `${file}: ${lines}`)).toEqual([])
})

/** Folders with a file per case, and how a case is written: the index names each, and none knows another. Other files there are what cases share. */
const caseFolders = [
  { folder: 'idp/mutations', written: ' = defineMutation\\(' },
  { folder: 'idp/faults', written: ' = defineFault\\(' },
  { folder: 'harness/checks', written: ' = defineCheck\\(' },
  { folder: 'sp-reference/defects', written: ' = defineDefect\\(' },
  { folder: 'sp-reference/defects/identity', written: ' = defineDefect\\(' },
  { folder: 'sp-reference/defects/messages', written: ' = defineDefect\\(' },
  { folder: 'sp-reference/defects/portal', written: ' = defineDefect\\(' },
  { folder: 'harness/case/steps', written: ' = defineStep\\(' },
  { folder: 'harness/list', written: ' = defineList\\(' },
]
for (const { folder, written } of caseFolders) {
  const inside = sources.filter(({ file }) => path.posix.dirname(file) === folder && !isTest(file))
  const index = inside.find(({ file }) => file === `${folder}/index.ts`)
  const cases = inside.filter(({ text }) => new RegExp(`^export const \\w+${written}`, 'm').test(text))

  test(`${folder}: the index names every case`, () => {
    const named = new Set(index?.imports.map((each) => each.file))
    expect(cases.filter(({ file }) => !named.has(file)).map(({ file }) => file)).toEqual([])
    expect(cases.length).toBeGreaterThan(0)
  })

  test(`${folder}: no case knows another`, () => {
    const files = new Set(cases.map(({ file }) => file))
    const pairs = cases.flatMap(({ file, imports }) =>
      imports.filter((each) => each.file !== null && files.has(each.file)).map((each) => `${file} → ${each.file}`),
    )
    expect(pairs).toEqual([])
  })
}

test('idp/profiles: the index names every vendor, and no vendor knows another', () => {
  const vendorOf = (file: string) => /^idp\/profiles\/([^/]+)\//.exec(file)?.[1]
  const files = sources.filter(({ file }) => vendorOf(file) && vendorOf(file) !== '__golden__' && !isTest(file))
  const vendors = new Set(files.map(({ file }) => vendorOf(file)))
  const index = sources.find(({ file }) => file === 'idp/profiles/index.ts')
  expect(
    [...vendors].filter((vendor) => !index?.imports.some((each) => each.file === `idp/profiles/${vendor}/index.ts`)),
  ).toEqual([])
  const pairs = files.flatMap(({ file, imports }) =>
    imports
      .filter((each) => each.file && vendorOf(each.file) && vendorOf(each.file) !== vendorOf(file))
      .map((each) => `${file} → ${each.file}`),
  )
  expect(pairs).toEqual([])
})

test('the reporters do not know each other', () => {
  const reporters = ['reports/json.ts', 'reports/junit.ts', 'reports/markdown.ts', 'reports/html/index.ts']
  const found = sources.filter(({ file }) => reporters.includes(file))
  expect(found.map(({ file }) => file).sort()).toEqual([...reporters].sort())
  const pairs = found.flatMap(({ file, imports }) =>
    imports.filter((each) => each.file && reporters.includes(each.file)).map((each) => `${file} → ${each.file}`),
  )
  expect(pairs).toEqual([])
})
