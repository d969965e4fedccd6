/** What an SP may or may not have; requirements, checks and scenarios name what they need of it. */
export const capabilities = [
  'acceptInvites',
  'api',
  'apps',
  'attributeMapping',
  'audit',
  'chat',
  'clock',
  'consoles',
  'domains',
  'encryption',
  'environments',
  'groupList',
  'groups',
  'groupSync',
  'invites',
  'jitSwitch',
  'mail',
  'oidc',
  'password',
  'permissions',
  'portal',
  'roles',
  'scim',
  'seats',
  'ssoSwitch',
  'status',
  'unicodeDomains',
  'workspaces',
] as const

/** A capability in a target, scenario or requirement file. */
export type Capability = (typeof capabilities)[number]
