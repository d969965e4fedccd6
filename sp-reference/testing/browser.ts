import { CookieJar } from 'tough-cookie'

/** A person's browser as far as HTTP goes: cookies and one request at a time. */
export interface TestBrowser {
  get(url: string): Promise<Response>
  /** A field with several values is a pair for each of them. */
  post(url: string, form: Record<string, string> | [string, string][]): Promise<Response>
  /** Follows redirects by GET until an answer that is none; stops before leaving the service provider. */
  follow(response: Response): Promise<Response>
}

export function createBrowser(): TestBrowser {
  const jar = new CookieJar()
  const send = async (url: string, init: RequestInit): Promise<Response> => {
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie: await jar.getCookieString(url) },
    })
    for (const cookie of response.headers.getSetCookie()) await jar.setCookie(cookie, url)
    return response
  }
  const get = (url: string) => send(url, {})
  return {
    get,
    post: (url, form) => send(url, { method: 'POST', body: new URLSearchParams(form) }),
    async follow(response) {
      let current = response
      for (let hop = 0; hop < 5; hop++) {
        const location = current.headers.get('location')
        if (location === null) return current
        const next = new URL(location, current.url)
        if (next.origin !== new URL(current.url).origin) return current
        current = await get(next.href)
      }
      throw new Error('too many redirects')
    },
  }
}
