import type { Page } from 'playwright'

/**
 * Lets the page go only where it may: no document elsewhere is asked for, not even by a redirect. (Playwright's own routes do not see
 * redirects.) Frames inside the page, pictures and scripts are not held back.
 * @param judge throws for an address that the page may not go to
 * @param astray hears what it threw
 */
export async function fence(page: Page, judge: (url: string) => void, astray: (error: unknown) => void): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const { frameTree } = await session.send('Page.getFrameTree')
  session.on('Fetch.requestPaused', ({ requestId, request, frameId }) => {
    const answer = { requestId }
    try {
      if (frameId === frameTree.frame.id) judge(request.url)
      session.send('Fetch.continueRequest', answer).catch(() => undefined)
    } catch (error) {
      astray(error)
      session.send('Fetch.failRequest', { ...answer, errorReason: 'BlockedByClient' }).catch(() => undefined)
    }
  })
  await session.send('Fetch.enable', { patterns: [{ urlPattern: 'http*', resourceType: 'Document', requestStage: 'Request' }] })
}
