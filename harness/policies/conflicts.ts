/** A question on which the sources of the requirements disagree, and the values that select either answer. */
export interface Conflict {
  id: string
  title: string
  /** As `--policy` takes them. What is set for each environment, and not by a policy, is a scenario's: see `setBy`. */
  choices: readonly string[]
  setBy?: string
}

/** C-01 to C-14 of the requirement base: no answer is built in, each is selected by a key. */
export const conflicts: readonly Conflict[] = [
  { id: 'C-01', title: 'Is a profile refreshed at a later sign-in?', choices: ['updatePolicy=never', 'updatePolicy=eachLogin'] },
  {
    id: 'C-02',
    title: 'What identifies a person?',
    choices: ['matchKey=email', 'matchKey=idpId+emailFallback', 'matchKey=idpId'],
  },
  {
    id: 'C-03',
    title: 'What becomes of an account that is there already?',
    choices: [
      'existingAccount=link',
      'existingAccount=linkAfterVerification',
      'existingAccountInOtherWorkspace=linkAfterVerification',
    ],
  },
  { id: 'C-04', title: 'Which domains may come in?', choices: ['domainPolicy=any', 'domainPolicy=verifiedOnly'] },
  {
    id: 'C-05',
    title: 'Does the role follow the IdP?',
    choices: ['rolePolicy=createOnly', 'rolePolicy=eachLogin', 'rolePolicy=manualWins'],
  },
  {
    id: 'C-06',
    title: 'Do groups follow the IdP?',
    choices: ['groupPolicy=createOnly', 'groupPolicyWithSync=authoritative', 'groupPolicyWithSync=managedOnly'],
  },
  { id: 'C-07', title: 'Which role is the default?', choices: ['defaultRole=Operator', 'defaultRole=Member'] },
  {
    id: 'C-08',
    title: 'What does a missing attribute lead to?',
    choices: [
      'missingAttribute.name=default',
      'missingAttribute.name=reject',
      'missingAttribute.email=reject',
      'missingAttribute.role=reject',
    ],
  },
  {
    id: 'C-09',
    title: 'Is JIT provisioning on to begin with?',
    choices: [],
    setBy: 'jit of each environment and workspace, which every scenario sets; no default counts',
  },
  {
    id: 'C-10',
    title: 'Does letter case count?',
    choices: ['emailCompare=lowercase', 'emailCompare=exact', 'nameIdCompare=exact', 'nameIdCompare=caseInsensitive'],
  },
  { id: 'C-11', title: 'Does a leaver keep the account?', choices: ['inactiveAccount=refuse', 'inactiveAccount=reactivate'] },
  {
    id: 'C-12',
    title: 'What stays as it was made?',
    choices: ['immutableAfterCreate=client.authMethod', 'immutableAfterCreate='],
  },
  {
    id: 'C-13',
    title: 'Who names the attributes?',
    choices: ['attributeMap.displayName=workato_end_user_name', 'attributeMap.displayName=cn'],
  },
  { id: 'C-14', title: 'What else does a first sign-in make?', choices: ['sideEffects=apiClient', 'sideEffects='] },
]
