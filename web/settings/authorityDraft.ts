import type { AuthorityForm, AuthorityLine } from '../../server/contract/authorities.ts'

/** A line nobody has written yet. */
export const blankAuthority: AuthorityLine = {
  key: '',
  kind: 'sector',
  place: 'CN',
  province: '',
  sector: '',
  name: {},
  ruleIds: [],
  channels: [],
  phone: '',
  portal: '',
  hours: {},
  origin: 'own',
  fits: true,
  changedBy: null,
  changedAt: null,
  version: 0,
}

/** What is typed about one authority; lists as lines. */
export interface AuthorityDraft {
  zh: string
  en: string
  kind: AuthorityForm['kind']
  place: string
  province: string
  sector: string
  phone: string
  portal: string
  hoursZh: string
  hoursEn: string
  channels: string
  ruleIds: string
}

export const draftOf = (line: AuthorityLine): AuthorityDraft => ({
  zh: line.name['zh-CN'] ?? '',
  en: line.name.en ?? '',
  kind: line.kind,
  place: line.place,
  province: line.province,
  sector: line.sector,
  phone: line.phone,
  portal: line.portal,
  hoursZh: line.hours['zh-CN'] ?? '',
  hoursEn: line.hours.en ?? '',
  channels: line.channels
    .map((channel) => [channel['zh-CN'], channel.en].filter(Boolean).join(' | '))
    .join('\n'),
  ruleIds: line.ruleIds.join(' '),
})

/** As the contract takes it: a channel is a line, its English after a bar. */
export const formOf = (draft: AuthorityDraft): AuthorityForm => ({
  kind: draft.kind,
  place: draft.place.trim().toUpperCase(),
  province: draft.province,
  sector: draft.sector,
  name: worded(draft.zh, draft.en),
  ruleIds: draft.ruleIds.split(/[\s,，、]+/).filter(Boolean),
  channels: draft.channels
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => {
      const [zh = '', en = ''] = line.split('|')
      return worded(zh, en)
    }),
  phone: draft.phone.trim(),
  portal: draft.portal.trim(),
  hours: worded(draft.hoursZh, draft.hoursEn),
})

const worded = (zh: string, en: string) => ({
  ...(zh.trim() ? { 'zh-CN': zh.trim() } : {}),
  ...(en.trim() ? { en: en.trim() } : {}),
})
