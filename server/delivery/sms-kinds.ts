import { aliyun } from './sms-aliyun.ts'
import { baidu } from './sms-baidu.ts'
import { httpGateway } from './sms-http.ts'
import type { SmsKind } from './sms-provider.ts'

/** A provider is one file, and one line here. The name is the scheme of its SMS_URL; the gateway's is http or https. */
export const smsKinds = { generic: httpGateway, baidu, aliyun } satisfies Record<string, SmsKind>

export type SmsProviderName = keyof typeof smsKinds
