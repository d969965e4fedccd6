import type { z } from 'zod'
import { suggestion } from '../files/nearest.ts'
import { placesOfNames } from './template.ts'

/** Every name that `{name}` may stand for somewhere in a target file, beside its own secrets and `{env.NAME}`. */
const names: readonly string[] = [
  ...['port', 'base', 'node', 'root', 'out', 'profile', 'case', 'title', 'defects', 'clockSkewSeconds', 'offsetSeconds'],
  ...['email', 'displayName', 'firstName', 'lastName', 'password', 'account', 'change', 'environments', 'workspaces'],
  ...['name', 'place', 'providerPlace', 'firstPlace', 'platform', 'environment', 'mailbox.smtpUrl', 'idp.url', 'chat.url'],
  ...['name', 'metadataUrl', 'metadataFile', 'entityId', 'ssoUrl', 'certificate', 'certificateFile'].map((each) => `idp.${each}`),
  ...['entityId', 'acsUrl', 'nameIdFormat', 'wantAssertionsSigned'].map((each) => `sp.${each}`),
  ...['policy.end-user', 'policy.workspace', 'given.environments', 'given.workspaces', 'given.chat'],
]

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
