/** Synthetic people: numbers of a range never assigned (154), addresses of example domains, names from two lists. */
const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜']
const given = [
  '一诺',
  '若溪',
  '子墨',
  '清和',
  '景行',
  '听雨',
  '知远',
  '南乔',
  '书白',
  '云舒',
  '思齐',
  '望舒',
  '其琛',
  '如许',
  '长安',
]

const header = '用户ID,姓名,手机,邮箱,语言,地区,未成年,监护人手机,监护人邮箱'

/** A file as a business would hand it over: `count` people, some of them awkward, and one row that is no person. */
export function peopleFile(count: number): Uint8Array {
  const rows = Array.from({ length: count - 2 }, (_, n) => row(n))
  const spoiled = [
    ...rows,
    `U900001,赵不通,12345,not-an-address,zh-CN,CN,,,`,
    `U900002,,${phone(3)},,zh-CN,CN,,,`,
    `=1+1,钱公式,${phone(900_003)},,zh-CN,CN,,,`,
  ]
  return new TextEncoder().encode(`\uFEFF${[header, ...spoiled].join('\r\n')}\r\n`)
}

function row(n: number): string {
  const name = `${surnames[n % surnames.length]}${given[Math.floor(n / surnames.length) % given.length]}`
  const english = n % 20 === 7
  const silent = n % 97 === 5
  const minor = n % 83 === 11
  const cells = [
    `U${String(n + 1).padStart(6, '0')}`,
    name,
    silent || n % 3 === 1 ? '' : phone(n),
    silent || n % 3 === 2 ? '' : email(n),
    english ? 'en' : 'zh-CN',
    english && n % 40 === 7 ? 'SG' : 'CN',
    minor ? (n % 2 ? '13' : '16') : '',
    minor ? phone(500_000 + n) : '',
    minor ? email(500_000 + n) : '',
  ]
  return cells.join(',')
}

const phone = (n: number) => `154${String(10_000_000 + n).padStart(8, '0')}`
const email = (n: number) => `person${n}@people.example`
