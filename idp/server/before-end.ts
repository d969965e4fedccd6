import type { Response } from 'express'

/**
 * Does this once, right before the answer goes out: who reads the answer may rely on it. It is done, too, when nobody waits for the answer
 * any more; `finish` does not come then.
 */
export function beforeEnd(response: Response, work: () => void): void {
  const { end } = response
  response.end = ((...args: Parameters<typeof end>) => {
    response.end = end
    work()
    return end.apply(response, args)
  }) as typeof end
}
