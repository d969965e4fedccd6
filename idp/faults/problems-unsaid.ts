import { defineFault } from './fault.ts'

/** Nothing in a set-up is ever pointed out. */
export const problemsUnsaid = defineFault({
  id: 'problems-unsaid',
  title: 'Wrong expressions and doubtful set-ups are not pointed out',
  problems: () => [],
})
