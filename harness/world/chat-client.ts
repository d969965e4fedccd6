/** A session of a person on the chat platform, and the app that can be launched in it. */
export interface ChatSession {
  email: string
  userId: string
  /** What the person is called there. */
  name?: string
  /** entityID of the SP that the app belongs to. */
  audience: string
  launchUrl: string
  /** Negative when the session has ended. */
  endsInSeconds: number
  clockOffsetSeconds?: number
  /** How the platform's page calls the app. */
  label?: string
}

/** Opens a session. @returns where the person launches the app in it @throws Error in one line when the platform refuses */
export async function openChatSession(chat: { url: string; token: string }, session: ChatSession): Promise<string> {
  const answer = await fetch(`${chat.url}/api/sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${chat.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(session),
    signal: AbortSignal.timeout(10_000),
  })
  if (!answer.ok)
    throw new Error(`the chat platform at ${chat.url} refused a session with ${answer.status}: ${await answer.text()}`)
  return ((await answer.json()) as { launchUrl: string }).launchUrl
}
