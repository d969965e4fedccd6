import { expect, test } from '#unit-test'
import { commands } from '../harness/cli/commands.ts'
import { packageOf, readSources } from './sources.ts'

const sources = new Map(readSources().map((each) => [each.file, each]))

/** The packages that are loaded when a file is, before any of its functions runs. */
function loadedWith(file: string): string[] {
  const [seen, packages] = [new Set([file]), new Set<string>()]
  for (const at of seen)
    for (const each of sources.get(at)?.imports ?? []) {
      if (each.typeOnly || each.atRunTime || each.specifier.startsWith('node:')) continue
      if (each.file) seen.add(each.file)
      else packages.add(packageOf(each.specifier))
    }
  return [...packages].sort()
}

test('what is loaded for every command is little', () => {
  expect(loadedWith('harness/cli/main.ts')).toEqual(['commander'])
})

/** What takes long to load, and is needed only when a party, a browser, a database or a report is there to be made. */
const slow = ['express', 'handlebars', 'kysely', 'node-forge', 'nodemailer', 'pg', 'playwright', 'postal-mime', 'smtp-server']
for (const { name } of commands)
  test(`a wrong flag of ${name} is told before anything slow is loaded`, () => {
    const packages = loadedWith(`harness/cli/${name}.ts`)
    expect(packages.filter((each) => slow.includes(each))).toEqual([])
  })
