import { readConfig } from './config.ts'
import { bounceToken } from './delivery/bounceToken.ts'
import { installationKey } from './keys.ts'

/**
 * `npm run bounce < mail`: hands a mail that came back to the running console. A mail server may pipe into it: it ends with 0
 * when the mail was read, whatever it was, and with 75 (EX_TEMPFAIL) when the console is not there, to be tried again.
 */
const tempFail = 75
const longest = 5 * 1024 * 1024

try {
  const config = readConfig(process.env)
  const response = await fetch(`http://${config.host}:${config.port}/api/bounces`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${bounceToken(installationKey(config))}`,
      'content-type': 'message/rfc822',
      'x-recipient': process.argv[2] ?? process.env.ORIGINAL_RECIPIENT ?? process.env.RECIPIENT ?? '',
    },
    body: new Uint8Array(await readMail()),
    signal: AbortSignal.timeout(30_000),
  })
  const answer = (await response.json()) as { fate?: string; detail?: string }
  process.stdout.write(`${answer.fate ?? answer.detail}\n`)
  process.exitCode = response.ok ? 0 : tempFail
} catch (error) {
  const { message, cause } = error as Error & { cause?: { code?: string } }
  process.stderr.write(`The console could not take it: ${cause?.code ?? message}\n`)
  process.exitCode = tempFail
}

/** Our marks stand near the beginning, so the end of a very long mail is let go. */
async function readMail(): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of process.stdin) parts.push(part as Buffer)
  return Buffer.concat(parts).subarray(0, longest)
}
