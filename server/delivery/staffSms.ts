import { realWorld } from '../rules/world.ts'
import { outside } from './outside.ts'
import { signBody } from './smsSignature.ts'
import type { SmsSettings } from './smsUrl.ts'

/** One text to one of the staff through the same gateway; throws where the gateway did not take it. */
export async function textStaff(
  settings: SmsSettings,
  { requestId, to, text }: { requestId: string; to: string; text: string },
): Promise<void> {
  const body = JSON.stringify({ requestId, text, numbers: [to] })
  const seconds = Math.floor(Date.now() / 1000)
  const response = await outside(realWorld).request(settings.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-key': settings.key,
      'x-timestamp': String(seconds),
      'x-signature': signBody(settings.secret, seconds, body),
    },
    body,
    signal: AbortSignal.timeout(settings.timeoutMs),
  })
  const { results } = (await response.json()) as { results?: { code: string }[] }
  const code = response.ok ? results?.[0]?.code : String(response.status)
  if (code !== 'ok') throw new Error(`the SMS gateway answered ${code}`)
}
