/** What was done, said once on the page that follows. An address names one of them; its own words are never shown. */
const notices: Record<string, string> = {
  saved: 'The settings are saved.',
  'set-up': 'The identity provider is set up and selected.',
  changed: 'The identity provider is changed.',
  deleted: 'The identity provider is deleted.',
  'draft-gone': 'That set-up was finished or given up. Start a new one.',
  'group-created': 'The group is created.',
  'group-deleted': 'The group is deleted.',
  'member-added': 'The member is added.',
  'member-removed': 'The member is removed.',
  'member-gone': 'Somebody else has just removed this member.',
  'let-back': 'The person is let back in, with what newcomers get, and can sign in.',
  'back-already': 'This person is not kept out any more.',
  invited: 'The invitation is made and mailed.',
  'invited-without-mail': 'The invitation is made. The mail could not be sent, so tell the person yourself.',
  'link-not-mailed':
    'The invitation is made, and the mail with its link could not be sent. Withdraw it, and invite again once mail works.',
  'defaults-saved': 'The default permissions are saved. They count for who comes from now on.',
  'permissions-saved': 'The permissions are saved, and count at once.',
  'access-gone': 'Somebody else has just taken this access away, so there was nothing to change.',
  withdrawn: 'The invitation is withdrawn.',
  'invitation-gone': 'There is no such invitation any more: it was used or withdrawn.',
  'role-created': 'The role is created. Identity providers can send its name from now on.',
  'role-changed': 'The role is changed. It counts at once for everybody who has it.',
  'role-deleted': 'The role is deleted.',
  'role-gone': 'There is no such role any more: somebody else has deleted it.',
  overtaken: 'Somebody else was quicker, so nothing of yours was saved. This is how it is now.',
  'mapping-added': 'The group is mapped.',
  'mapping-removed': 'The group is not mapped any more.',
  'mapping-moved': 'The order is changed.',
  'member-role-changed': 'The role is changed, and counts at once.',
  'member-role-same': 'That was the role already, so nothing was changed.',
  deactivated: 'The account is deactivated.',
  reactivated: 'The account is active again.',
}

export const noticeOf = (key: unknown): string | null =>
  typeof key === 'string' && Object.hasOwn(notices, key) ? (notices[key] ?? null) : null
