import { afterAll, beforeAll } from 'vitest'
import { openEyes } from './walk/eyes.ts'
import { theEnd } from './walk/zh/end.ts'
import { gather, part, type Walk } from './walk/zh/gathering.ts'
import { theNotice } from './walk/zh/notice.ts'
import { theReport } from './walk/zh/report.ts'
import { theSending } from './walk/zh/send.ts'
import { theWork } from './walk/zh/work.ts'

/** The whole path in Chinese, as commander, legal, security and public affairs at once; its parts rest on one another. */
const on = openEyes('zh') as Walk

beforeAll(() => gather(on))
afterAll(() => part(on))

theWork(on)
theReport(on)
theNotice(on)
theSending(on)
theEnd(on)
