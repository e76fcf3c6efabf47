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
  'tenant',
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
  tenant: ['租户', '所属租户', '委托方', '委托企业', '客户企业', 'tenant', 'tenantid', 'tenantname'],
}

const keyOfName = new Map(columnKeys.flatMap((key) => names[key].map((name) => [name, key] as const)))

/** What a column may be taken for: one of these, a personal field kept under the column's own name, or nothing. */
export const takenFor = [...columnKeys, 'field', ''] as const
export type TakenFor = (typeof takenFor)[number]

export interface Header {
  /** Place of each understood column. */
  places: Map<ColumnKey, number>
  /** Personal fields, by the column's name. */
  fields: Map<string, number>
  ignored: string[]
  /** Where a mended file of errors says which refused row of which batch each of its rows was. */
  origins: { batch: string; place: number }[]
  /** Why the file cannot be read at all. */
  problem: 'columns' | 'column_twice' | null
}

/**
 * Reads a header row whatever its case, spaces, dashes, brackets and invisible marks. What a person said of a column, by its place, goes
 * before what its name says.
 */
export function readHeader(cells: readonly string[], mapping?: readonly string[]): Header {
  const header: Header = { places: new Map(), fields: new Map(), ignored: [], origins: [], problem: null }
  for (const [place, cell] of cells.entries()) {
    const name = cell.trim().slice(0, 100)
    const origin = originOf(name)
    if (origin) header.origins.push({ batch: origin, place })
    if (isOwnColumn(name)) continue
    const taken = mapping ? (mapping[place] ?? '') : keyOf(cell)
    if (taken === 'field' && name) header.fields.set(name, place)
    else if (!isColumnKey(taken)) header.ignored.push(...(name ? [name] : []))
    else if (header.places.has(taken)) header.problem = 'column_twice'
    else header.places.set(taken, place)
  }
  const { places } = header
  const usable = places.has('phone') || places.has('email') || places.has('ref')
  if (!usable) header.problem ??= 'columns'
  return header
}

/** What the file of errors adds to the columns: each row's number in the batch that refused it, and why. */
export const rowColumn = (batchId: string): string => `#row ${batchId}`
export const errorColumn = '#error'
const originOf = (name: string): string | undefined => /^#row (\S{1,80})$/.exec(name)?.[1]
export const isOwnColumn = (name: string): boolean => /^#(row( \S{1,80})?|error)$/.test(name.trim())

/** What a column's name says it holds; '' = nothing known. */
export const keyOf = (cell: string): ColumnKey | '' => keyOfName.get(plainName(cell)) ?? ''

const isColumnKey = (key: string): key is ColumnKey => (columnKeys as readonly string[]).includes(key)

/** A column's name without case, spaces, dashes, brackets and invisible marks. */
export const plainName = (cell: string): string =>
  cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Z}\p{Cf}\s_\-./()*:]+/gu, '')
