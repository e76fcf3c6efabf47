import { describe, expect, test } from 'vitest'
import { carrierOf } from '../../server/rules/carrier.ts'
import { domainGroupOf } from '../../server/rules/mailGroup.ts'

describe('who runs a mailbox', () => {
  const cases: [why: string, address: string | null, group: string][] = [
    ['one of Tencent’s', 'a@foxmail.com', 'qq'],
    ['one of NetEase’s', 'a@vip.163.com', 'netease'],
    ['a company of its own', 'a@staff.example', 'other'],
    ['a domain that only ends like one', 'a@notqq.com', 'other'],
    ['no address', null, ''],
  ]
  test.each(cases)('%s', (_, address, group) => expect(domainGroupOf(address)).toBe(group))
})

describe('whose number it is', () => {
  const cases: [why: string, phone: string | null, carrier: string][] = [
    ['three digits decide', '+8613900000000', 'mobile'],
    ['a reseller on Unicom', '+8617090000000', 'unicom'],
    ['a reseller on China Mobile, same three digits', '+8617050000000', 'mobile'],
    ['satellite phones among China Mobile’s prefix', '+8613490000000', 'telecom'],
    ['the fourth network', '+8619200000000', 'broadnet'],
    ['a prefix that is nobody’s', '+8615400000000', 'other'],
    ['abroad', '+6580000000', 'other'],
    ['no number', null, ''],
  ]
  test.each(cases)('%s', (_, phone, carrier) => expect(carrierOf(phone)).toBe(carrier))
})
