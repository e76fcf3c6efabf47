import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { instant } from './values.ts'

/** One in-site message as its reader's own page shows it: plain text, nothing to be run. */
const message = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  language: z.string(),
  sentAt: instant,
  readAt: instant.nullable(),
})

/** For the company's own pages: `authorization: Bearer` holds a token that its site signed for this user. */
export const feedApi = {
  listUserMessages: endpoint('get', '/api/feed/messages', {
    summary: 'In-site messages to the user whom the token names, newest first',
    answer: z.object({ messages: z.array(message) }),
    open: true,
  }),
  readUserMessage: endpoint('post', '/api/feed/messages/:messageId/read', {
    summary: 'This user has opened this message',
    open: true,
  }),
}
