import { defineDefect } from './defect.ts'

/** A session is a session: nobody asks from which side it comes. */
export const builderSideOpen = defineDefect({
  id: 'builder-side-open',
  title: "Lets an end user's session into workspaces",
  trips: ['builder-side-closed'],
  bends: { mayEnterWorkspace: () => true },
})
