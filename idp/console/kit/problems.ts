import type { Problem } from '../../lint/problem.ts'

/** Problems of an app's set-up on a page of it: each beside the line that it is about, or among the rest. */
export function besideLines(problems: readonly Problem[]) {
  const said = new Set<Problem>()
  return {
    /** What is wrong with the statement of this name and value, which is said with that. */
    about: (name: string, expression: string): string[] =>
      problems.flatMap((each) => {
        if (each.field !== 'statement' || each.statement !== name || each.expression !== expression) return []
        said.add(each)
        return [each.kind === 'not-sent' ? `Not sent: ${each.message}` : each.message]
      }),
    /** What has not been said of any line yet. */
    rest: (): string[] => problems.filter((each) => !said.has(each)).map(({ statement, message }) => `${statement}: ${message}`),
  }
}
