import { defineFault } from './fault.ts'

/** The last page of the set-up is asked and not kept. */
export const appTypeForgotten = defineFault({
  id: 'app-type-forgotten',
  title: 'The app type that was chosen is not kept',
  keeps({ type: _, ...app }) {
    return app
  },
})
