/** Values that no scenario can tell from every other value of their key, with the reason; `key` stands for all of its values. */
export const notProven: Readonly<Record<string, string>> = {
  'crossOrg=allow': 'who shares accounts between organisations promises nothing of them that could be broken',
  'concurrency=retryOk': 'who lets every loser of a race in also keeps the weaker promise that nobody breaks',
}
