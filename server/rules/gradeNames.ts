import type { Mark } from './dutyRule.ts'
import type { FullWording } from './facts.ts'

/** Schemes that no template names: the company's own class, and ENISA's severity. */
export const ownSchemes: Record<
  'company' | 'enisa',
  { name: FullWording; version: string; basis: FullWording }
> = {
  company: {
    name: { 'zh-CN': '公司级别', en: 'Company class' },
    version: '',
    basis: { 'zh-CN': '隐私政策 4.3、4.4', en: 'Privacy policy 4.3, 4.4' },
  },
  enisa: {
    name: { 'zh-CN': 'ENISA 泄露严重程度', en: 'ENISA breach severity' },
    version: '2013',
    basis: {
      'zh-CN': '欧盟网络与信息安全局《个人数据泄露严重程度评估方法》工作文件 1.0',
      en: 'ENISA, methodology for the severity of personal data breaches, working document 1.0',
    },
  },
}

/** What decides the company's class, by the key kept with each proposal. */
export const companyLines: Record<string, { says: FullWording; article: FullWording | null; mark: Mark }> = {
  personal_information: {
    says: {
      'zh-CN': '涉及或者可能涉及个人信息，一律为最高级，不得下调',
      en: 'Personal information is or may be involved: always the gravest, never lower',
    },
    article: ownSchemes.company.basis,
    mark: 'promise',
  },
  plan: {
    says: {
      'zh-CN': '不涉及个人信息，按所用预案的级别',
      en: 'No personal information: the level of its plan',
    },
    article: null,
    mark: 'promise',
  },
}
