/** Values that no scenario can tell from every other value of their key, with the reason; `key` stands for all of its values. */
export const notProven: Readonly<Record<string, string>> = {
  'concurrency=retryOk': 'who lets every loser of a race in also keeps the weaker promise that nobody breaks',
}
