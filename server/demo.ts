import { mkdirSync, readdirSync } from 'node:fs'
import { ConfigError, readConfig } from './config.ts'
import { startConsole } from './console.ts'
import { assemble, emailOf, password, type Team } from './example/cast.ts'
import { playExample } from './example/play.ts'

/** `npm run demo`: plays the worked example through the API on an empty data folder and leaves it open. */
const say = (words: string) => process.stdout.write(`${words}\n`)

try {
  const config = readConfig({ FENGHUO_DATA: './data/demo', ...process.env })
  mkdirSync(config.dataFolder, { recursive: true })
  if (readdirSync(config.dataFolder).length)
    throw new ConfigError(
      `${config.dataFolder} is not empty. The example is played on an empty data folder only; set FENGHUO_DATA.`,
    )
  const running = await startConsole(config)
  const team = await assemble(running.url, running.setUpCode as string)
  const incidentId = await playExample(team)
  say(`The worked example is open: ${running.url}/incidents/${incidentId}`)
  for (const key of ['commander', 'legal', 'security', 'affairs', 'service', 'auditor'] as (keyof Team)[])
    say(`  ${emailOf(key).padEnd(26)} ${password}`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => running.stop().then(() => process.exit(0)))
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : (error as Error).stack}\n`)
  process.exit(1)
}
