import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import { expect, test } from '#unit-test'
import { defineRun } from '../harness/cli/run.ts'
import { reporters } from '../reports/index.ts'
import { root } from './stages.ts'

/** What people read: links lead somewhere, and commands exist. */
const pages = [
  'README.md',
  'idp/control/README.md',
  'examples/passport-saml/README.md',
  'examples/samlify/README.md',
  'examples/django/README.md',
  ...readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join('docs', name)),
]
const read = (page: string) => readFileSync(path.join(root, page), 'utf8')

for (const page of pages) {
  test(`${page}: every link within the project leads somewhere`, () => {
    const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link ?? '')
    const inside = links.filter((link) => !/^(https?:|#)/.test(link))
    const lost = inside.filter((link) => !existsSync(path.join(root, path.dirname(page), link.replace(/#.*$/, ''))))
    expect(lost).toEqual([])
  })
}

test('every npm script that the README names exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const named = [...read('README.md').matchAll(/npm (?:run )?(start|test|[a-z]+)\b/g)].map(([, name]) => name ?? '')
  const known = [...Object.keys(scripts), 'ci', 'install', 'run']
  expect([...new Set(named)].filter((name) => !known.includes(name))).toEqual([])
  expect(named.length).toBeGreaterThan(5)
})

/** The command that a page tells a CI system to run. */
const pipelines = pages.filter((page) => page.startsWith('docs/ci/'))
for (const page of pipelines) {
  test(`${page}: its one command has flags that exist, and files that a run leaves`, () => {
    const program = new Command()
    defineRun(program.command('run'))
    const known = program.commands.flatMap((each) => each.options.map((option) => option.long))
    const [line = '', ...more] = [...read(page).matchAll(/node firstlogin\/tools\/firstlogin\.mjs run [^'\n]*/g)].map(
      ([found]) => found,
    )
    const flags = line.match(/--[a-z-]+/g) ?? []
    expect(flags.filter((flag) => !known.includes(flag))).toEqual([])
    expect([flags.length > 3, more]).toEqual([true, []])
    const files = [...read(page).matchAll(/firstlogin-report\/([a-z.]+)/g)].map(([, name]) => name)
    expect(files.filter((name) => !reporters.some((each) => each.file === name))).toEqual([])
  })
}

test('a page for each of five CI systems', () => expect(pipelines).toHaveLength(5))
