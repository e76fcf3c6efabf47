import { ConfigError, readConfig } from './config.ts'
import { startConsole } from './console.ts'

/** The only file that acts on import. */
try {
  const console_ = await startConsole(readConfig(process.env))
  say(`Fenghuo 烽火台 is up: ${console_.url}`)
  if (console_.setUpCode)
    say(
      `First run. Open the address above and enter this one-time code / 首次启动，请在上述地址输入一次性代码：\n\n    ${console_.setUpCode}\n`,
    )
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => console_.stop().then(() => process.exit(0)))
} catch (error) {
  const words =
    error instanceof ConfigError ? error.message : `The console could not start: ${(error as Error).stack}`
  process.stderr.write(`${words}\n`)
  process.exit(1)
}

function say(words: string): void {
  process.stdout.write(`${words}\n`)
}
