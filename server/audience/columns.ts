/** What a column of an uploaded file may hold. */
export const columnKeys = [
  'name',
  'phone',
  'email',
  'ref',
  'region',
  'language',
  'group',
  'minor',
  'guardianPhone',
  'guardianEmail',
] as const
export type ColumnKey = (typeof columnKeys)[number]

/** Names that people give their columns, Chinese and English, written as `plainName` leaves them. */
const names: Record<ColumnKey, readonly string[]> = {
  name: [
    '姓名',
    '名字',
    '称呼',
    '用户姓名',
    '真实姓名',
    '客户姓名',
    'name',
    'fullname',
    'realname',
    'username',
  ],
  phone: [
    '手机',
    '手机号',
    '手机号码',
    '电话',
    '电话号码',
    '联系电话',
    '联系方式',
    '移动电话',
    'phone',
    'mobile',
    'phonenumber',
    'mobilephone',
    'mobilenumber',
    'tel',
    'telephone',
    'cell',
  ],
  email: [
    '邮箱',
    '电子邮箱',
    '邮箱地址',
    '电子邮件',
    '邮件',
    '邮件地址',
    '电子邮件地址',
    'email',
    'mail',
    'emailaddress',
  ],
  ref: [
    '用户id',
    '用户编号',
    '编号',
    '账号',
    '帐号',
    '账号id',
    '账户id',
    '客户编号',
    '会员编号',
    'uid',
    'id',
    'ref',
    'reference',
    'userid',
    'accountid',
    'customerid',
  ],
  region: ['地区', '地域', '国家', '国家地区', '国家或地区', '所在地', 'region', 'country', 'countrycode'],
  language: ['语言', '语种', 'language', 'lang', 'locale'],
  group: ['组', '组别', '分组', '人群', '批次', 'group', 'cohort', 'segment'],
  minor: ['未成年', '未成年人', '是否未成年', '是否未成年人', '年龄', 'minor', 'isminor', 'age'],
  guardianPhone: [
    '监护人手机',
    '监护人手机号',
    '监护人手机号码',
    '监护人电话',
    '监护人联系电话',
    '家长手机',
    '家长手机号',
    'guardianphone',
    'guardianmobile',
    'parentphone',
  ],
  guardianEmail: [
    '监护人邮箱',
    '监护人电子邮箱',
    '监护人邮件',
    '家长邮箱',
    'guardianemail',
    'guardianmail',
    'parentemail',
  ],
}

const keyOfName = new Map(columnKeys.flatMap((key) => names[key].map((name) => [name, key] as const)))

export interface Header {
  /** Place of each understood column. */
  places: Map<ColumnKey, number>
  ignored: string[]
  /** Why the file cannot be read at all. */
  problem: 'columns' | 'column_twice' | null
}

/** Reads a header row whatever its case, spaces, dashes, brackets and invisible marks. */
export function readHeader(cells: readonly string[]): Header {
  const places = new Map<ColumnKey, number>()
  const ignored: string[] = []
  let twice = false
  for (const [place, cell] of cells.entries()) {
    const key = keyOfName.get(plainName(cell))
    if (!key) {
      if (cell.trim()) ignored.push(cell.trim().slice(0, 100))
    } else if (places.has(key)) twice = true
    else places.set(key, place)
  }
  const usable = places.has('phone') || places.has('email') || places.has('ref')
  return { places, ignored, problem: twice ? 'column_twice' : usable ? null : 'columns' }
}

const plainName = (cell: string): string =>
  cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Z}\p{Cf}\s_\-./()*:]+/gu, '')
