import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv } from 'ajv'
import { parse } from 'yaml'
import { expect, test } from '#unit-test'
import { loadScenarios } from '../../harness/scenario/load.ts'
import { root } from '../stages.ts'
import { documents, written } from './documents.ts'
import { table } from './markdown.ts'

const made = documents()
for (const { file, text } of made) {
  test(`${file} is up to date (npm run docs writes it)`, () => expect(written(file)).toBe(text))
}

/** What people write is held to the published schema too, not only to the one that reads it. */
const inFolder = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => path.join(folder, name))
const examples = ['passport-saml', 'samlify']
const kinds = [
  {
    schema: 'scenario',
    files: inFolder('scenarios').filter((file) => !/scenarios\/(policies|requirements|sets|targets)\//.test(file)),
  },
  { schema: 'policy', files: inFolder('scenarios/policies') },
  { schema: 'target', files: [...inFolder('scenarios/targets'), ...examples.map((name) => `examples/${name}/target.yaml`)] },
  { schema: 'set', files: inFolder('scenarios/sets') },
  { schema: 'waivers', files: ['docs/examples/waivers.yaml'] },
]
for (const { schema, files } of kinds) {
  test(`every ${schema} file holds to docs/schema/${schema}.schema.json`, () => {
    const document = made.find((each) => each.file === `docs/schema/${schema}.schema.json`)
    const holds = new Ajv({ strict: false, allErrors: true, formats: { date: true } }).compile(JSON.parse(document?.text ?? ''))
    const wrong = files.flatMap((file) =>
      holds(parse(readFileSync(path.join(root, file), 'utf8'))) ? [] : [`${file}: ${holds.errors?.[0]?.message}`],
    )
    expect(wrong).toEqual([])
    expect(files.length).toBeGreaterThan(0)
  })
}

test('a bar or a line break in a cell does not break a table', () => {
  expect(table(['A', 'B'], [['x | y', 'two\n  lines']])).toBe('| A | B |\n| --- | --- |\n| x \\| y | two lines |')
})

test('the patterns that help for writing files gives to an editor fit every scenario, and no other file there', () => {
  const text = written('docs/writing-files.md') ?? ''
  const settings = JSON.parse(/```json\n(.*?)```/s.exec(text)?.[1] ?? '{}')
  const patterns: string[] = settings['yaml.schemas']['docs/schema/scenario.schema.json']
  const fits = (file: string) => patterns.some((each) => path.matchesGlob(file, each))
  const scenarios: readonly string[] = kinds.find(({ schema }) => schema === 'scenario')?.files ?? []
  expect(inFolder('scenarios').filter(fits)).toEqual(scenarios)
})

test('the README says how many scenarios there are, and how many drive a browser', () => {
  const scenarios = loadScenarios()
  const browser = scenarios.filter(({ driver }) => driver?.startsWith('browser')).length
  expect(written('README.md')).toContain(`${browser} of the ${scenarios.length} scenarios drive a browser`)
})
