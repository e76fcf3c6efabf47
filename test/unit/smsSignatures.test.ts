import { describe, expect, test } from 'vitest'
import { acsHeaders } from '../../server/delivery/acsSignature.ts'
import { bceAuthorization } from '../../server/delivery/bceSignature.ts'
import { percent, queryOf } from '../../server/delivery/percent.ts'
import { plainNumber } from '../../server/delivery/smsNumber.ts'
import { readSmsUrl } from '../../server/delivery/smsUrl.ts'

describe('bce-auth-v1', () => {
  const signed = (key: string, secret: string, uploadId: string, md5: string) =>
    bceAuthorization(
      {
        method: 'PUT',
        path: '/v1/test/myfolder/readme.txt',
        query: { partNumber: '9', uploadId },
        headers: {
          Host: 'bj.bcebos.com',
          'Content-Type': 'text/plain',
          'Content-Length': '8',
          'Content-Md5': md5,
          'x-bce-date': '2015-04-27T08:23:49Z',
        },
      },
      { key, secret, timestamp: '2015-04-27T08:23:49Z', lasts: 1800 },
      false,
    )

  test.each([
    [
      'the vector of the documents in force',
      ['a'.repeat(32), 'b'.repeat(32), 'a44cc9bab11cbd156984767aad637851', 'NFzcPqhviddjRNnSOGo4rw=='],
      'd74a04362e6a848f5b39b15421cb449427f419c95a480fd6b8cf9fc783e2999e',
    ],
    [
      'the vector of the first documents',
      [
        '0b0f67dfb88244b289b72b142befad0c',
        'bad522c2126a4618a8125f4b6cf6356f',
        'VXBsb2FkIElpZS5tMnRzIHVwbG9hZA',
        '0a52730597fb4ffa01fc117d9e71e3a9',
      ],
      'a19e6386e990691aca1114a20357c83713f1cb4be3d74942bb4ed37469ecdacf',
    ],
  ])('%s', (_what, [key, secret, uploadId, md5], signature) => {
    expect(signed(key!, secret!, uploadId!, md5!)).toBe(
      `bce-auth-v1/${key}/2015-04-27T08:23:49Z/1800//${signature}`,
    )
  })

  test('the query is ordered by its encoded pairs, not by names', () => {
    expect(queryOf({ text: '', text1: '测试', text10: 'test' })).toBe(
      'text10=test&text1=%E6%B5%8B%E8%AF%95&text=',
    )
    expect(percent("a b*c~_.-!'()")).toBe('a%20b%2Ac~_.-%21%27%28%29')
  })
})

test('ACS3-HMAC-SHA256: the fixed example of the documents', () => {
  const headers = acsHeaders(
    {
      method: 'POST',
      host: 'ecs.cn-shanghai.aliyuncs.com',
      action: 'RunInstances',
      version: '2014-05-26',
      query: { RegionId: 'cn-shanghai', ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd' },
      body: '',
    },
    {
      key: 'YourAccessKeyId',
      secret: 'YourAccessKeySecret',
      timestamp: '2023-10-26T10:22:32Z',
      nonce: '3156853299f313e23d1673dc12e1703d',
    },
  )
  expect(headers.authorization).toBe(
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  )
})

test.each([
  ['+8615412345678', '15412345678', 'E.164 at home'],
  ['8615412345678', '15412345678', 'without its plus sign'],
  ['008615412345678', '15412345678', 'with the exit code'],
  ['15412345678', '15412345678', 'eleven digits'],
  ['+85251234567', '85251234567', 'elsewhere'],
  ['+12025550123', '12025550123', 'eleven digits that are no mainland number stay as they are'],
])('%s is told as %s: %s', (number, plain) => expect(plainNumber(number)).toBe(plain))

describe('SMS_URL', () => {
  const baidu = 'baidu://ak:sk@smsv3.bj.baidubce.com?signature=sms-sign-1&token=t'
  const aliyun = 'aliyun://ak:sk@dysmsapi.aliyuncs.com?token=t'

  test.each([
    [baidu, { provider: 'baidu', country: 'CN', callSize: 200, signatureId: 'sms-sign-1' }],
    [`${aliyun}&batch=1000`, { provider: 'aliyun', country: 'CN', callSize: 1000 }],
    ['aliyun://ak:sk@dysmsapi.ap-southeast-1.aliyuncs.com?token=t', { country: 'SG' }],
    ['aliyun://ak:sk@dysmsapi.cn-hongkong.aliyuncs.com?token=t', { country: 'HK' }],
    ['https://key:sec%2Fret@gateway.example/send?country=CN', { provider: 'generic', secret: 'sec/ret' }],
    ['https://key:secret@gateway.example/send', { country: null }],
  ])('%s', (url, settings) => expect(readSmsUrl(url)).toMatchObject(settings))

  test('a provider is spoken to over TLS', () => {
    expect(readSmsUrl(baidu).url.href).toBe('https://smsv3.bj.baidubce.com/')
  })

  test.each([
    ['no access key', 'aliyun://dysmsapi.aliyuncs.com?token=t', /access key is missing/],
    ['no secret', 'aliyun://ak@dysmsapi.aliyuncs.com?token=t', /secret is missing/],
    ['no token', 'aliyun://ak:sk@dysmsapi.aliyuncs.com', /"token" is missing/],
    ['no signature', 'baidu://ak:sk@smsv3.bj.baidubce.com?token=t', /"signature" is missing/],
    ['a host nobody knows', 'aliyun://ak:sk@sms.example?token=t', /"country" is missing/],
    ['a country that is none', `${aliyun}&country=china`, /two letters/],
    ['more than a call takes', `${baidu}&batch=201`, /batch must be a whole number from 1 to 200/],
    ['a misspelt setting', `${aliyun}&bacth=100`, /"bacth" is no setting/],
    ['plain HTTP to elsewhere', `${aliyun}&tls=off`, /tls=off is for this machine alone/],
  ])('%s is named, the secret never', (_what, url, said) => {
    expect(() => readSmsUrl(url)).toThrow(said)
    expect(() => readSmsUrl(url.replace('sk', 'VERYSECRET'))).not.toThrow(/VERYSECRET/)
  })
})
