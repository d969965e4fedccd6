import type { z } from 'zod'
import { suggestion } from '../files/nearest.ts'
import { placesOfNames } from './template.ts'

/** Every name that `{name}` may stand for in a target file, beside its own secrets, with what it is. Not every place knows every name. */
export const knownNames: readonly [names: readonly string[], meaning: string][] = [
  [['base'], "the SP's address; an address that starts with `/` is below it"],
  [['port'], 'a free port, when firstlogin starts the SP'],
  [['node', 'root'], 'the Node that runs firstlogin, and its folder'],
  [['out'], "the run's folder"],
  [['profile'], 'the vendor, e.g. `okta`'],
  [['idp.metadataUrl', 'idp.metadataFile'], 'our IdP for this SP: its metadata by URL and as a file'],
  [
    ['idp.ssoUrl', 'idp.entityId', 'idp.certificate', 'idp.certificates', 'idp.certificateFile'],
    'the same, as the values that are typed in elsewhere; `idp.certificates` are all that the IdP has, PEM after PEM, and `idp.certificate` is the one that signs',
  ],
  [['idp.name', 'idp.url'], 'how our IdP may be called, and where it is'],
  [
    ['sp.entityId', 'sp.acsUrl', 'sp.nameIdFormat', 'sp.wantAssertionsSigned', 'sp.encryptionCertificate'],
    'what `sp` says of the SP, or its metadata',
  ],
  [
    ['setup.name', 'setup.jit', 'setup.groupSync', 'setup.enforceFor', 'setup.domains'],
    'in `setUpProvider`: the name of the entry, switches as true or false, whom single sign-on is enforced for, domains with commas between them',
  ],
  [['mailbox.smtpUrl'], 'where the SP has to send mail, when it should come to our mailbox'],
  [['chat.url'], 'the simulated chat platform'],
  [['case'], 'a text unique to the case; it stands in every address of its people'],
  [['title', 'defects', 'clockSkewSeconds'], 'the scenario, the deliberate faults of the run, `clockSkewSeconds`'],
  [['policy.end-user', 'policy.workspace'], 'the declared policies, as JSON'],
  [
    ['given.environments', 'given.environmentsFeature', 'given.workspaces', 'given.chat', 'given.portal'],
    'the settings that a scenario needs, as JSON, for the hook `prepare`',
  ],
  [
    ['email', 'displayName', 'firstName', 'lastName', 'password'],
    'the person, in steps of a sign-in and in hooks about an account',
  ],
  [['account', 'environments', 'workspaces'], 'in `seedAccount`: everything about the account, and its places, as JSON'],
  [['settings'], 'in `changeSettings` and `changePortalSettings`: everything that is to be set, as JSON'],
  [['method', 'policy', 'groups'], 'in `changePortalSettings` and `changeClient`: what is to be set'],
  [['app'], 'in `forms.app`: what it is called'],
  [['folder', 'recipe'], 'in `forms.recipe`: where it lies, and its title'],
  [
    ['collection', 'note', 'decision'],
    'in steps and hooks of the developer portal: the API collection, what a person writes, approve or reject',
  ],
  [['clientId', 'secret', 'token'], 'in `portal.calls`: what the page of the API client shows, and the token that comes of it'],
  [['role', 'kind'], 'in `invite`: the role, `default` where none is chosen; in `removeMember`, too: environment or workspace'],
  [['limit', 'verified', 'allowed'], 'in `setSeats` a number, in `setDomains` lists of domains'],
  [['change'], 'in `changeAccount`: everything that is to be changed, as JSON'],
  [['fails'], 'in `failLateStep`: true to make the last part of creating an account fail, false to mend it'],
  [['offsetSeconds'], "in `clock`: how far the SP's clock has to be ahead"],
  [['place', 'providerPlace', 'firstPlace', 'platform', 'environment', 'name'], 'the place that is meant, at an SP with several'],
]
const names = knownNames.flatMap(([each]) => each)

/** Texts that are not filled in: braces in them are what they are. */
const LITERAL = /^(?:name|description|mail\.(?:code|link)|surfaces\.[^.]+\.(?:policy|attributeMap))(?:\.|$)/

/** Holds the names in braces to what is known; a schema of single values cannot know the file's own ones. */
export function demandKnownNames(target: { secrets: string[] }, context: z.RefinementCtx): void {
  const known = [...names, ...target.secrets]
  for (const { at, name } of placesOfNames(target))
    if (!LITERAL.test(at) && !name.startsWith('env.') && !known.includes(name))
      context.addIssue({
        code: 'custom',
        path: at.split('.'),
        message: `{${name}} is not a known name${suggestion(name, known)}`,
      })
}
