import type { GroupClaims } from '../profile.ts'

/** Google Workspace Admin help, "Set up your own custom SAML app": at most so many groups can be picked. */
export const mostGroups = 75

/** "Group membership (optional)": the display names of those picked groups that a person is in; of groups that nobody picked, nothing. */
export const googleWorkspaceGroups: GroupClaims = {
  options: ['only'],
  filters: [],
  values(_place, { groups = [] }, { only = [] }) {
    const picked = only.slice(0, mostGroups)
    const sent = [...new Set(groups)].filter((name) => picked.includes(name))
    return sent.length > 0 ? sent : null
  },
}
