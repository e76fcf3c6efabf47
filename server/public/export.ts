import { type ZipFile, zipOf } from '../zip.ts'
import { type FeedView, renderFeed } from './feed.ts'
import { publicPolicy } from './policy.ts'
import { type AnnouncementView, renderAnnouncement } from './render.ts'

interface Files {
  pages: readonly { name: string; view: AnnouncementView }[]
  feeds: readonly { name: string; view: FeedView }[]
  live: string
}

/** The announcement as a zip of plain files, for a host that must hold when the console is not to be asked by millions. */
export const staticExport = (files: Files): AsyncIterable<Buffer> => zipOf(filesOf(files))

async function* filesOf({ pages, feeds, live }: Files): AsyncGenerator<ZipFile> {
  for (const { name, view } of pages) yield file(name, renderAnnouncement(view))
  for (const { name, view } of feeds) yield file(name, renderFeed(view))
  yield file('README.txt', readme(live))
}

const file = (name: string, content: string): ZipFile => ({ name, chunks: [Buffer.from(content)] })

const readme = (live: string): string => `${live}

把这些文件原样放到任何静态主机或 CDN 上，首页是 index.html。链接都是相对的；核对消息的表单提交到上面的地址。
公告每次发布新版本或者撤回之后，须重新导出。建议该主机另外设置以下响应头：

Put these files on any static host or CDN as they are; index.html is the page. Links are relative; the form that checks
a message posts to the address above. Export again after every new version and after a withdrawal. Have the host send:

Content-Security-Policy: ${publicPolicy.replace("form-action 'self'", `form-action ${new URL(live).origin}`)}
Referrer-Policy: no-referrer
X-Content-Type-Options: nosniff
Cache-Control: public, max-age=60
`
