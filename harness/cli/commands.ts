import type { Command } from 'commander'

/** A command, and its flags and action when they are needed. */
export interface CommandEntry {
  name: string
  says: string
  load(): Promise<(command: Command) => void>
}

/** Only the one that is asked for is loaded: what all of them need takes longer to load than most have to do. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'run',
    says: 'run scenarios against a service provider and write a conformance report',
    load: async () => (await import('./run.ts')).defineRun,
  },
  {
    name: 'report',
    says: 'write the report of a run again, also of one that was killed: of what it had finished',
    load: async () => (await import('./report.ts')).defineReport,
  },
  {
    name: 'demo',
    says: 'start IdP, service provider, mailbox and chat platform, with an organisation per vendor to click through',
    load: async () => (await import('./demo.ts')).defineDemo,
  },
  {
    name: 'idp',
    says: 'start the fake identity provider alone',
    load: async () => (await import('./idp.ts')).defineIdp,
  },
  {
    name: 'sp',
    says: 'start the reference service provider alone',
    load: async () => (await import('./sp.ts')).defineSp,
  },
  {
    name: 'eval',
    says: 'say what an attribute expression of a vendor sends for a person, before anyone signs in',
    load: async () => (await import('./eval.ts')).defineEval,
  },
  {
    name: 'inspect',
    says: 'read a SAML message out of whatever was copied, say what is in it and what is wrong with it',
    load: async () => (await import('./inspect.ts')).defineInspect,
  },
  {
    name: 'list',
    says: 'list what there is: profiles, requirements, scenarios, checks, mutations, defects, sets',
    load: async () => (await import('./list.ts')).defineList,
  },
  {
    name: 'doctor',
    says: 'look whether a service provider is ready for a run, point by point, each failure with its fix',
    load: async () => (await import('./doctor.ts')).defineDoctor,
  },
  {
    name: 'init',
    says: 'write a target file for a service provider of your own, with a comment on each line',
    load: async () => (await import('./init.ts')).defineInit,
  },
]

/** The command that the arguments ask for, or help about; null where they name none. Pure. */
export function askedFor(args: readonly string[]): CommandEntry | null {
  const [first, second] = args.filter((each) => !each.startsWith('-'))
  return commands.find((each) => each.name === (first === 'help' ? second : first)) ?? null
}
