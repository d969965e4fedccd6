/**
 * What cannot be proven of policy keys, with the reason: `key=value` for a value, `key=one and other` for two values that nothing tells
 * apart, `key in scenario` for a scenario that has something to say under one value only.
 */
export const notProven: Readonly<Record<string, string>> = {
  'crossOrg=allow': 'who shares accounts between organisations promises nothing of them that could be broken',
  'crossOrg=allow and verify': 'the same, and an SP that shares them may ask for proof because of another key',
  'updatePolicy=eachLogin and perField':
    '`perField` says in another way that fields of `immutable` stay, which holds under every value',
  'matchKey in lifecycle/removed-member-in-capitals':
    'where the keys take the capitals for somebody else, nobody comes back who was removed',
  'nameIdCompare in lifecycle/removed-member-in-capitals': 'the same, where NameIDs are the key and are compared exactly',
  'emailCompare in lifecycle/removed-member-in-capitals': 'the same, where addresses are compared exactly',
}
