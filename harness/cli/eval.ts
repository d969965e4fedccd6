import type { Command } from 'commander'
import { findProfile, previewStatement, profiles } from '../../idp/index.ts'
import { UsageError } from '../errors.ts'
import { suggestion } from '../files/nearest.ts'
import { seenAtAcme } from '../preview/acme.ts'
import { previewPeople } from '../preview/people.ts'
import { withValues } from '../preview/subject.ts'
import { previewWords } from '../preview/words.ts'

interface EvalOptions {
  profile: string
  person: string
  name: string
  set: string[]
  group: string[]
  json: boolean
}

const collect = (value: string, before: string[]): string[] => [...before, value]

export function defineEval(command: Command): void {
  command
    .argument('<expression>', "an attribute expression as the vendor's console takes it")
    .option('--profile <name>', `the vendor: ${profiles.map(({ id }) => id).join(', ')}`, 'okta')
    .option('--person <name>', `whose values: ${previewPeople.map(({ id }) => id).join(', ')}`, 'ada')
    .option('--set <name=value>', 'a value of that person, of a field or a custom attribute; again for a list', collect, [])
    .option('--group <name>', 'a group of that person, in place of those they have; again for more', collect, [])
    .option('--name <name>', 'what the attribute is called', 'attribute')
    .option('--json', 'print the outcome as JSON', false)
    .addHelpText(
      'after',
      `
Examples:
  npm run firstlogin eval -- --profile okta "String.toUpperCase(user.email)" --person ada
  npm run firstlogin eval -- 'isMemberOfGroupName("Leads") ? "Admin" : "Analyst"' --person grace
  npm run firstlogin eval -- 'hasDirectoryUser() ? getManagerUser("active_directory").email : null' --person ada
  npm run firstlogin eval -- 'Time.now("Europe/Berlin", "yyyy-MM-dd")'
  npm run firstlogin eval -- --profile entra-id 'ToLowercase (ExtractMailPrefix (user.mail))'
  npm run firstlogin eval -- --profile onelogin '{firstname} {lastname}'
  npm run firstlogin eval -- --profile google-workspace 'Employee Details > Department' --set department=

Exit codes: 0 it was evaluated, also where nothing is sent; 2 the vendor cannot read it
`,
    )
    .action(evaluate)
}

function evaluate(expression: string, options: EvalOptions): void {
  const profile = findProfile(options.profile)
  const ids = profiles.map(({ id }) => id)
  if (!profile) throw new UsageError(`no vendor is called "${options.profile}"${suggestion(options.profile, ids)}`)
  const known = previewPeople.find(({ id }) => id === options.person)
  const everybody = previewPeople.map(({ id }) => id)
  if (!known) throw new UsageError(`nobody is called "${options.person}"${suggestion(options.person, everybody)}`)
  const person = withValues(known, options.set, options.group)
  const { subject, known: names } = seenAtAcme(person)
  const preview = previewStatement(profile, { name: options.name, expression }, subject, names)
  const words = previewWords({ vendor: profile.title, mistakes: profile.mistakes, expression, person }, preview)
  const atVendor = preview.kind === 'sent' ? {} : { vendor: profile.mistakes[preview.kind] }
  if (preview.kind === 'unreadable' && !options.json) throw new UsageError(words)
  process.stdout.write(
    options.json ? `${JSON.stringify({ profile: profile.id, person: person.id, expression, ...preview, ...atVendor })}\n` : words,
  )
  if (preview.kind === 'unreadable') process.exitCode = 2
}
