import { defineDefect } from './defect.ts'

/** The answer that a browser got last may come as often as anybody likes: a new request alone makes it worthless. */
export const lastRequestLeftOpen = defineDefect({
  id: 'last-request-left-open',
  title: "Leaves a browser's last request open when it is answered, and remembers no assertion",
  trips: ['refused'],
  bends: {
    requestIsSingleUse: () => false,
    assertionIsSingleUse: () => false,
    openRequests: (requests) => requests.slice(-1),
  },
})
