import { expect, test } from 'vitest'
import { type AnnouncementView, renderAnnouncement } from '../../server/public/render.ts'
import type { Language } from '../../server/rules/facts.ts'
import { assemble } from '../../server/rules/noticeDraft.ts'
import { textsOf } from '../../server/rules/noticeTexts.ts'
import { company, fullSheet, names, templates } from './incident.ts'

const at = (hour: number, minute: number) => Date.UTC(2026, 10, 23, hour, minute)

function viewOf(language: Language, more: Partial<AnnouncementView> = {}): AnnouncementView {
  const draft = assemble(templates, fullSheet, { group: '', language, audience: 'public', company, names })!
  return {
    language,
    company: company.name[language]!,
    hotline: company.hotline,
    status: 'contained',
    version: 2,
    publishedAt: at(22, 52),
    firstPublishedAt: at(21, 10),
    keptUntil: Date.UTC(2026, 11, 23, 21, 10),
    text: textsOf(draft, { signature: company.smsSignature }).announcement!,
    withdrawn: null,
    versions: [
      { version: 2, at: at(22, 52), href: '/a/x/2', withdrawn: false },
      { version: 1, at: at(21, 10), href: '/a/x/1', withdrawn: false },
    ],
    languages: [
      { language: 'zh-CN', name: '中文', href: '/a/x' },
      { language: 'en', name: 'English', href: '/a/x?lang=en' },
    ],
    feed: '/a/x/feed/zh-CN',
    own: '/my-notice/zh-CN',
    check: { action: '/a/x/check', code: '', result: null },
    drill: false,
    ...more,
  }
}
const page = (language: Language = 'zh-CN', more: Partial<AnnouncementView> = {}) =>
  renderAnnouncement(viewOf(language, more))

test.each(['zh-CN', 'en'] as const)(
  '%s: a whole page under 50 KB that runs and fetches nothing',
  (language) => {
    const html = page(language)
    expect(html).toMatch(new RegExp(`^<!doctype html>\\s<html lang="${language}">[\\s\\S]*</html>\\s$`))
    expect(Buffer.byteLength(html)).toBeLessThan(50_000)
    expect(html).not.toMatch(
      /<script|<img|<link|<iframe|\son\w+=|url\(|@import|https?:|undefined|null|\[object/,
    )
    for (const tag of ['section', 'div', 'main', 'ol', 'ul', 'p', 'a', 'li', 'b', 'time', 'form'])
      expect(html.match(new RegExp(`<${tag}[\\s>]`, 'g'))?.length, tag).toBe(
        html.match(new RegExp(`</${tag}>`, 'g'))?.length,
      )
  },
)

test('status, version, time with its zone, first publication and how long it stays', () => {
  const zh = page()
  for (const said of [
    '处置中，已控制',
    '第 2 版',
    '2026 年 11 月 24 日 06:52（北京时间）',
    '首次发布',
    '05:10',
    '至少保留到',
    '12 月 24 日',
  ])
    expect(zh).toContain(said)
  expect(zh).toContain('<time datetime="2026-11-23T22:52:00.000Z">')
  expect(page('en')).toContain('24 November 2026, 06:52 (UTC+8)')
})

test('what to do comes first, then how to check, then the rest; every part is there', () => {
  const order = [
    '您现在可以做什么',
    '这条消息真的是我们发的吗',
    '发生了什么',
    '我们做了什么',
    '我们提供的补救',
    '联系我们',
    '本公告的各个版本',
  ]
  const places = order.map((said) => page().indexOf(`<h2>${said}`))
  expect(places.every((place, i) => place > 0 && (i === 0 || place > places[i - 1]!))).toBe(true)
  for (const said of [
    '姓名、手机号、证件号码',
    '约 128.4 万人',
    '免费身份冒用监测 12 个月',
    'href="tel:4000000000"',
    '未满 18 周岁',
  ])
    expect(page()).toContain(said)
})

test('it asks for a check code and for nothing else', () => {
  const inputs = page().match(/<input[^>]*>/g)!
  expect(inputs).toHaveLength(1)
  expect(inputs[0]).toMatch(/name="code"/)
  expect(inputs[0]).not.toMatch(/password|tel|email/)
})

test('without codes there is no form, and still how to check and what we never do', () => {
  const html = page('zh-CN', { check: null })
  expect(html).not.toContain('<form')
  expect(html).toContain('我们绝不会')
})

test('a draft says so before anything else, across the whole page', () => {
  expect(page('zh-CN', { draft: true })).toContain('data-mark="草稿"')
  expect(page()).not.toContain('data-mark=')
})

test('a code that is ours says how and when; another says so and what to do', () => {
  const checked = (result: NonNullable<AnnouncementView['check']>['result'], language: Language = 'zh-CN') =>
    page(language, { check: { action: '/c', code: 'K7M42Q', result } })
  expect(checked({ ours: true, channel: 'sms', at: at(22, 33) })).toContain(
    '2026 年 11 月 24 日 06:33（北京时间）以短信发出',
  )
  expect(checked({ ours: false })).toContain('没有这个核对码')
  expect(checked({ ours: false }, 'en')).toContain('do not act on the message')
  expect(checked(null)).not.toContain('role="status"')
})

test('a withdrawn version shows when and why, and no longer its words', () => {
  const html = page('zh-CN', {
    status: 'withdrawn',
    text: null,
    withdrawn: { at: at(23, 0), reason: '人数有误' },
    versions: [
      { version: 3, at: at(23, 5), href: '/a/x/3', withdrawn: false },
      { version: 2, at: at(22, 52), href: '/a/x/2', withdrawn: true },
    ],
  })
  for (const said of [
    '本公告已于 2026 年 11 月 24 日 07:00（北京时间）撤回',
    '原因：人数有误',
    'href="/a/x/3"',
    '已撤回',
  ])
    expect(html).toContain(said)
  expect(html).not.toContain('128.4')
})

test('an older version points to the newest that stands', () => {
  expect(page('zh-CN', { version: 1 })).toContain('最新的是第 2 版')
  expect(page()).not.toContain('这不是最新的版本')
  const fallen = viewOf('zh-CN', { version: 1 }).versions.map((v) => ({ ...v, withdrawn: v.version === 2 }))
  expect(page('zh-CN', { version: 1, versions: fallen })).not.toContain('这不是最新的版本')
})

test('the other language is a link, this one is not', () => {
  expect(page()).toMatch(
    /<span lang="zh-CN" aria-current="true">中文<\/span><a lang="en" hreflang="en" href="\/a\/x\?lang=en">English<\/a>/,
  )
})

test('a drill says so before anything else', () => {
  expect(page('zh-CN', { drill: true })).toContain('演练：本页不是真实事件')
  expect(page()).not.toContain('演练')
})

test('words of people are text on the page, wherever they stand', () => {
  const evil = '"><script>alert(1)</script>{{7*7}}'
  const text = viewOf('en').text!
  const parts = Object.fromEntries(
    Object.keys(text.parts).map((key) => [key, { heading: evil, text: `- ${evil}\n${evil}` }]),
  )
  const html = page('en', {
    company: evil,
    hotline: evil,
    text: { title: evil, lede: evil, parts: parts as typeof text.parts, contact: evil, verification: evil },
    check: { action: evil, code: evil, result: { ours: false } },
    versions: [
      { version: 3, at: 0, href: evil, withdrawn: false },
      { version: 2, at: 0, href: evil, withdrawn: false },
    ],
    languages: [
      { language: 'zh-CN', name: evil, href: evil },
      { language: 'en', name: evil, href: evil },
    ],
  })
  expect(html).not.toContain('<script>')
  expect(html).not.toMatch(/="">/)
  expect(page('zh-CN', { text: null, withdrawn: { at: 0, reason: evil } })).not.toContain('<script>')
})
