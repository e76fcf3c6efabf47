import type { CheckFor, FindingCode } from './textcheck.ts'

export interface Found {
  code: FindingCode
  level: 'blocking' | 'warning'
  from: number
  to: number
}

interface TextRule {
  find: (text: string, ask: CheckFor) => Found[]
}

/** The rules of `checkText`, each a pattern or a small search. Texts come with full-width letters already made plain. */
export const textRules: readonly TextRule[] = [
  pattern(
    'identity_number',
    'blocking',
    /(?<!\d)\d{6}[ -]?(?:18|19|20)\d{2}[ -]?\d{4}[ -]?\d{3}[\dXx](?![\dXx])/g,
    isIdentity,
  ),
  pattern('card_number', 'blocking', /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g, isCard),
  pattern('phone_number', 'blocking', /(?<![\d.])(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/g, isNotOurs),
  { find: secretsAsked },
  pattern(
    'secret_asked',
    'blocking',
    /https?:\/\/\S*(?:login|signin|sign-in|passw|passwd|verify|reset|account|auth)\S*/gi,
  ),
  pattern('link', 'warning', /(?:https?:\/\/|www\.)[^\s，。；、）】]+/gi, isNotOurs),
  { find: flawNumbers },
  pattern(
    'vulnerability',
    'blocking',
    /\bPoC\b|\bexploit(?:s|ed|ation)?\b|利用代码|攻击载荷|\bpayload\b|\bshellcode\b/gi,
  ),
  pattern(
    'vulnerability',
    'blocking',
    /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|(?<![\w/:.])\/(?:api|v\d|admin|internal|console)\/[\w./{}-]+/gi,
  ),
  pattern(
    'vulnerability',
    'warning',
    /SQL ?注入|SQL injection|远程代码执行|\bRCE\b|\bXSS\b|\bSSRF\b|弱口令|越权遍历|反序列化/gi,
  ),
  { find: attributions },
  { find: noEvidence },
  { find: otherNames },
  pattern(
    'unfilled',
    'blocking',
    /\{\{(?!\s*person\.(?:name|code|own|fields\.[^{}|<>&"'\n]{1,100}(?:\|\s*[^{}|\s][^{}|\n]{0,200})?)\s*\}\}).*?\}\}|\{%.*?%\}|\$\{\w*\}|\[(?:TODO|待填|TBD)\]|XXX+|×{2,}/g,
  ),
  {
    find: (text, ask) =>
      ask.ownCode === false ? all('own_code', 'blocking', /\{\{\s*person\.own\s*\}\}/g, text) : [],
  },
  {
    find: (text, ask) =>
      ask.forPublic ? all('person_in_public', 'blocking', /\{\{\s*person\.[^{}\n]+\}\}/g, text) : [],
  },
  {
    find: (text, ask) =>
      ask.personFields === false
        ? all('person_field', 'blocking', /\{\{\s*person\.fields\.[^{}\n]+\}\}/g, text)
        : [],
  },
  pattern('tone', 'warning', /高度重视|第一时间|温馨提示|尊敬的|！|敬请(?:谅解|理解)|请放心|深表歉意/g),
  pattern('tone', 'warning', /take .{0,20}very seriously|out of an abundance of caution|rest assured|oops/gi),
]

function pattern(
  code: FindingCode,
  level: Found['level'],
  regex: RegExp,
  accept: (match: string, ask: CheckFor) => boolean = () => true,
): TextRule {
  return {
    find: (text, ask) =>
      all(code, level, regex, text).filter(({ from, to }) => accept(text.slice(from, to), ask)),
  }
}

function all(code: FindingCode, level: Found['level'], regex: RegExp, text: string): Found[] {
  return [...text.matchAll(regex)].map((m) => ({ code, level, from: m.index, to: m.index + m[0].length }))
}

/** GB 11643: a weighted sum modulo 11 gives the last character; a number that fails it is some other number. */
function isIdentity(match: string): boolean {
  const digits = match.replace(/[ -]/g, '').toUpperCase()
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0)
  return '10X98765432'[sum % 11] === digits[17]
}

/** ISO/IEC 7812: the Luhn sum. */
function isCard(match: string): boolean {
  const digits = [...match.replace(/[ -]/g, '')].map(Number).reverse()
  const doubled = digits.map((d, i) => (i % 2 === 0 ? d : d > 4 ? d * 2 - 9 : d * 2))
  return digits.some((d) => d !== digits[0]) && doubled.reduce((sum, d) => sum + d, 0) % 10 === 0
}

function isNotOurs(match: string, { own }: CheckFor): boolean {
  return !own.some((mine) => mine && bare(match).includes(bare(mine)))
}
const bare = (text: string) => text.replace(/[ -]/g, '').toLowerCase()

const clauses = /[^。；;！!？?，\n]+/g
const secret =
  '(?:密码|口令|验证码|校验码|银行卡号|支付密码|password|passcode|verification code|PIN\\b|card number)'
const asksZh = new RegExp(
  `(?:提供|输入|回复|告知|告诉|填写|发送|上传|提交)[^，,。]{0,14}${secret}|${secret}[^，,。]{0,6}(?:发送|回复|提供)(?:给|至|到)`,
  'gi',
)
const asksEn = new RegExp(
  `(?:enter|provide|reply with|send|confirm|submit|give|tell us)[^,.]{0,30}${secret}`,
  'gi',
)
const denied = /不|勿|别|切莫|无需|绝|never|n[o']t\b|don.t|without|nobody|no one/i

/** A demand for a secret, unless its own clause forbids or denies it ("we never ask for your password"). */
function secretsAsked(text: string): Found[] {
  return [...text.matchAll(clauses)].flatMap((clause) =>
    [asksZh, asksEn]
      .flatMap((asks) => all('secret_asked', 'blocking', asks, clause[0]))
      .filter(({ to }) => !denied.test(clause[0].slice(0, to)))
      .map(({ from, to, ...rest }) => ({ ...rest, from: from + clause.index, to: to + clause.index })),
  )
}

const flawNumber = /\bCVE-\d{4}-\d{4,}\b|\bCN[VN]D-?\d[\d-]+|\bCNNVD-[\d-]+/gi

/** A flaw's number leads to its details: it waits for the fix, and is left to legal's eye from then on. */
function flawNumbers(text: string, { flawFixed }: CheckFor): Found[] {
  return all('vulnerability', flawFixed ? 'warning' : 'blocking', flawNumber, text)
}

const culprit =
  /(?:攻击者|黑客|嫌疑人|作案人|泄密者)(?:就?是|为|系)[^，。；\n]{2,20}|由[^，。；\n]{0,16}(?:黑客|组织|团伙|前员工|离职员工|竞争对手)[^，。；\n]{0,6}(?:所为|实施|窃取|盗取|发起)|境外(?:黑客|势力|组织)|\bAPT-?\d+\b|(?:was|were) (?:carried out|stolen|attacked|taken) by [^,.]{2,40}|attributed to [^,.]{2,40}|(?:state|nation)[- ]sponsored/gi
const hedged = /疑似|可能|初步|正在调查|尚未|may|might|suspected|possibly|being investigated/i

/** Who did it, stated as a fact, blocks; the same with a hedge in its sentence is left to legal's eye. */
function attributions(text: string): Found[] {
  return all('attribution', 'blocking', culprit, text).map((found) => {
    const sentence = sentenceAround(text, found.from)
    return hedged.test(sentence) ? { ...found, level: 'warning' } : found
  })
}

function sentenceAround(text: string, at: number): string {
  const start = Math.max(...['。', '；', '\n', '. '].map((mark) => text.lastIndexOf(mark, at))) + 1
  const rest = text.slice(at).search(/[。；\n]|\. /)
  return text.slice(start, rest < 0 ? text.length : at + rest)
}

const nothingFound =
  /(?:未|尚未|没有|暂未|并未)(?:发现|监测到|检测到|出现)[^，。；\n]{0,20}(?:证据|迹象|滥用|泄露|盗用|异常)|(?:没有|无)证据(?:表明|显示)|no evidence (?:of|that)|(?:not|n.t) (?:found|seen) any (?:evidence|sign)/gi

function noEvidence(text: string, ask: CheckFor): Found[] {
  return ask.noEvidenceHasBasis ? [] : all('no_evidence', 'blocking', nothingFound, text)
}

function otherNames(text: string, ask: CheckFor): Found[] {
  return ask.otherNames
    .filter((name) => name.trim().length > 1)
    .flatMap((name) => all('other_tenant', 'blocking', new RegExp(literal(name.trim()), 'gi'), text))
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
