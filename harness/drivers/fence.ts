import type { CDPSession, Page } from 'playwright'

/** Documents alone, before they are asked for; frames inside a page, pictures and scripts are not held back. */
const DOCUMENTS = { patterns: [{ urlPattern: 'http*', resourceType: 'Document' as const, requestStage: 'Request' as const }] }
/** A window that asks for nothing, as `window.open('')`, is not waited for longer. */
const OPENS_MS = 1_000

/** @param isWindow whether it is not the page itself that wants to go there, but a window that was opened beside it */
type Judge = (url: string, isWindow: boolean) => void

export interface Fence {
  /** Resolves when every window that was opened has asked for its document, or has been given up. */
  windowsOpened(): Promise<void>
  /** Ends it; the page should be gone by then. */
  remove(): Promise<void>
}

/**
 * Lets a page and every window that is opened beside it, in the same browser context, go only where they may: no document elsewhere is
 * asked for, not even by a redirect. (Playwright's own routes do not see redirects, and a session of the page does not see its windows.)
 * @param judge throws for an address that nobody may go to
 * @param astray hears what it threw
 */
export async function fenceContext(page: Page, judge: Judge, astray: (error: unknown) => void): Promise<Fence> {
  const browser = page.context().browser()
  if (!browser) throw new Error('a page without a browser cannot be fenced in')
  const own = await targetOf(page)
  const session = await browser.newBrowserCDPSession()
  const waiting = new Map<string, () => void>()
  const opened = new Set<Promise<void>>()
  session.on('Target.targetCreated', ({ targetInfo: { targetId, openerId, browserContextId } }) => {
    if (openerId === undefined || browserContextId !== own.browserContextId) return
    const asks: Promise<void> = new Promise<void>((resolve) => {
      waiting.set(targetId, resolve)
      setTimeout(resolve, OPENS_MS).unref()
    }).then(() => {
      waiting.delete(targetId)
      opened.delete(asks)
    })
    opened.add(asks)
  })
  session.on('Target.targetDestroyed', ({ targetId }) => waiting.get(targetId)?.())
  holdBack(
    session,
    async (url, frameId) => {
      const target = await infoOf(session, frameId)
      if (target?.type === 'page' && target.browserContextId === own.browserContextId) judge(url, frameId !== own.targetId)
    },
    astray,
    (frameId) => waiting.get(frameId)?.(),
  )
  await session.send('Target.setDiscoverTargets', { discover: true })
  await session.send('Fetch.enable', DOCUMENTS)
  return {
    windowsOpened: async () => void (await Promise.all(opened)),
    remove: () => session.detach().catch(() => undefined),
  }
}

/** The same for one page alone, and not for what it opens. */
export async function fencePage(page: Page, judge: (url: string) => void): Promise<void> {
  const { targetId } = await targetOf(page)
  const session = await page.context().newCDPSession(page)
  const own = async (url: string, frameId: string) => void (frameId === targetId && judge(url))
  holdBack(session, own, () => undefined)
  await session.send('Fetch.enable', DOCUMENTS)
}

function holdBack(
  session: CDPSession,
  judge: (url: string, frameId: string) => Promise<void>,
  astray: (error: unknown) => void,
  judged: (frameId: string) => void = () => undefined,
): void {
  session.on('Fetch.requestPaused', async ({ requestId, request, frameId }) => {
    try {
      await judge(request.url, frameId)
      session.send('Fetch.continueRequest', { requestId }).catch(() => undefined)
    } catch (error) {
      astray(error)
      session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }).catch(() => undefined)
    }
    judged(frameId)
  })
}

/** The main frame of a page has the id of the page; a frame inside it is no target, or another kind of one. */
async function infoOf(session: CDPSession, targetId: string) {
  try {
    return (await session.send('Target.getTargetInfo', { targetId })).targetInfo
  } catch {
    return null
  }
}

async function targetOf(page: Page) {
  const session = await page.context().newCDPSession(page)
  const { targetInfo } = await session.send('Target.getTargetInfo')
  await session.detach()
  return targetInfo
}
