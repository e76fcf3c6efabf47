import { readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** Vitest's global set-up for the browser: the page the console serves is built anew where its sources are newer. */
export default async function buildPage(): Promise<void> {
  const built = statSync(at('web/dist/index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0
  const sources = Math.max(
    ...['web', 'server/contract', 'server/rules'].map((folder) => newestIn(at(folder))),
  )
  if (sources > built) await build({ configFile: at('web/vite.config.ts'), logLevel: 'error' })
}

/** When anything below a folder was last written, epoch ms. */
const newestIn = (folder: string): number =>
  Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('/web/dist'))
      .map((entry) => statSync(`${entry.parentPath}/${entry.name}`).mtimeMs),
  )
