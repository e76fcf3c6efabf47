import type { Language, Wording } from './facts.ts'
import type { GradeProposal } from './grading.ts'
import type { Values } from './report.ts'
import { sayFigure, sayInstant } from './say.ts'

/** What was done so far about telling people; nobody in a sandbox counts. */
export interface Told {
  /** Grounds of an approved decision not to tell. */
  exempted: string | null
  /** Everybody to be told by the orders given, and how they stand; null before the first order. */
  people: { all: number; told: number; trying: number; unknown: number; unreachable: number } | null
  announcedAt: number | null
}

export interface FiledElsewhere {
  recipient: string
  filedAt: number
  receiptNumber: string
}

/** What the console itself knows for a report, as plain facts. */
export interface ReportActs {
  /** PI-2026-014 */
  incidentNumber: string
  number: number
  /** Which report to these authorities it is: 第 n 次. One given up does not count. */
  ordinal: number
  recipient: Wording | null
  drafter: string
  signer: string | null
  filing: { filedAt: number; channel: string } | null
  eventKind: string
  /** Personal information is or may be involved. */
  personal: boolean
  grade: GradeProposal | null
  told: Told
  others: readonly FiledElsewhere[]
  /** When the police were told, and what proves it. */
  police: { at: number; proof: string } | null
  /** The filed report that a correction sets right. */
  corrected: { name: string; stageName: Wording; filedAt: number; receiptNumber: string } | null
}

/** PI-2026-014-R1 */
export const reportName = (incidentNumber: string, number: number): string => `${incidentNumber}-R${number}`
/** 第 n 次 (GB/T 38645-2020, table A.7). */
export const sayOrdinal = (number: number, language: Language): string =>
  language === 'zh-CN' ? `第 ${number} 次` : `No. ${number}`

/** The acts as the form's fields of kind `act` name them, in one language. */
export function sayActs(acts: ReportActs, language: Language): Values {
  const say = (wording: Wording | null) => wording?.[language] ?? wording?.['zh-CN']
  return {
    reportNumber: reportName(acts.incidentNumber, acts.number),
    ordinal: sayOrdinal(acts.ordinal, language),
    recipient: say(acts.recipient),
    drafter: acts.drafter,
    signer: acts.signer ?? undefined,
    reportedAt: acts.filing ? sayInstant(acts.filing.filedAt, language) : undefined,
    channel: acts.filing?.channel,
    category: say(categoryOf(acts)),
    grade: acts.grade && sayGrade(acts.grade, language),
    notified: sayTold(acts.told, language),
    otherAuthorities: sayOthers(acts.others, language),
    police: sayPolice(acts.police, language),
    correctedReport: sayCorrected(acts.corrected, language),
  }
}

/** Class of the event by GB/T 20986-2023; whatever touches personal information is a data security incident. */
function categoryOf({ eventKind, personal }: Pick<ReportActs, 'eventKind' | 'personal'>): Wording {
  return personal ? categories.personal_information! : (categories[eventKind] ?? categories.other!)
}

const categories: Record<string, Wording> = {
  personal_information: { 'zh-CN': '数据安全事件', en: 'data security incident' },
  vulnerability: { 'zh-CN': '安全隐患事件', en: 'security weakness' },
  malware: { 'zh-CN': '恶意程序事件', en: 'malware incident' },
  attack: { 'zh-CN': '网络攻击事件', en: 'network attack' },
  intrusion: { 'zh-CN': '网络攻击事件', en: 'network attack' },
  other: { 'zh-CN': '其他网络安全事件', en: 'other incident' },
}

/** `较大（泄露 100 万人以上个人信息；初步判定）`; null while nothing is known that could decide it. */
function sayGrade({ grade, line, provisional }: GradeProposal, language: Language): string | null {
  if (grade === null) return null
  const zh = language === 'zh-CN'
  const why = [
    line ? line.says[language] : zh ? '未达较大标准' : 'no higher line is reached',
    ...(provisional ? [zh ? '初步判定' : 'provisional'] : []),
  ]
  return zh ? `${grade}（${why.join('；')}）` : `${grade} (${why.join('; ')})`
}

function sayTold({ exempted, people, announcedAt }: Told, language: Language): string {
  const zh = language === 'zh-CN'
  const parts = [
    people && sayPeopleTold(people, zh),
    announcedAt &&
      (zh
        ? `已于 ${sayInstant(announcedAt, language)}发布公告`
        : `announced ${sayInstant(announcedAt, language)}`),
    exempted &&
      (zh
        ? `经法务审批不逐一告知（《个人信息保护法》第五十七条第二款）：${exempted}`
        : `not told, approved by counsel (PIPL Art. 57(2)): ${exempted}`),
  ].filter((part) => typeof part === 'string')
  if (parts.length === 0) return zh ? '尚未告知' : 'not told yet'
  return parts.join(zh ? '；' : '; ')
}

function sayPeopleTold(
  { all, told, trying, unknown, unreachable }: NonNullable<Told['people']>,
  zh: boolean,
) {
  const [a, b, c, d, e] = [all, told, trying, unknown, unreachable].map(sayFigure)
  return zh
    ? `应告知 ${a} 人：已告知 ${b} 人，正在尝试 ${c} 人，结果不明 ${d} 人，联系不上 ${e} 人`
    : `of ${a} people: ${b} told, ${c} trying, ${d} unknown, ${e} unreachable`
}

function sayOthers(others: readonly FiledElsewhere[], language: Language): string | undefined {
  const zh = language === 'zh-CN'
  const said = others.map(({ recipient, filedAt, receiptNumber }) => {
    const receipt = receiptNumber && (zh ? `，回执 ${receiptNumber}` : `, receipt ${receiptNumber}`)
    return `${recipient}${zh ? '，' : ', '}${sayInstant(filedAt, language)}${receipt}`
  })
  return said.length === 0 ? undefined : said.join(zh ? '；' : '; ')
}

function sayPolice(police: ReportActs['police'], language: Language): string | undefined {
  if (!police) return undefined
  const at = sayInstant(police.at, language)
  return language === 'zh-CN' ? `已于 ${at}报案，${police.proof}` : `reported ${at}, ${police.proof}`
}

/** `PI-2026-014-R1 初报，2026 年 11 月 24 日 04:10（北京时间）报送，回执 BJ-0001` */
function sayCorrected(corrected: ReportActs['corrected'], language: Language): string | undefined {
  if (!corrected) return undefined
  const { name, receiptNumber } = corrected
  const stage = corrected.stageName[language] ?? corrected.stageName['zh-CN'] ?? ''
  const at = sayInstant(corrected.filedAt, language)
  return language === 'zh-CN'
    ? `${name} ${stage}，${at}报送${receiptNumber && `，回执 ${receiptNumber}`}`
    : `${name}, ${stage}, filed ${at}${receiptNumber && `, receipt ${receiptNumber}`}`
}
