/** Mainland networks, and everything else that is a number. */
export const carriers = ['mobile', 'unicom', 'telecom', 'broadnet', 'other'] as const
export type Carrier = (typeof carriers)[number]

/**
 * Prefixes as the ministry allotted them (Telecommunications Network Numbering Plan, 2017 edition, and the allotments made
 * public since); 162, 165, 167, 170 and 171 belong to resellers, by the network they run on.
 */
const prefixes: Record<Exclude<Carrier, 'other'>, string> = {
  mobile:
    '134 135 136 137 138 139 147 148 150 151 152 157 158 159 165 172 178 182 183 184 187 188 195 197 198 1703 1705 1706',
  unicom: '130 131 132 145 146 155 156 166 167 171 175 176 185 186 196 1704 1707 1708 1709',
  telecom: '133 141 149 153 162 173 174 177 180 181 189 190 191 193 199 1349 1700 1701 1702',
  broadnet: '192',
}

const carrierOfPrefix = new Map(
  Object.entries(prefixes).flatMap(([carrier, list]) =>
    list.split(' ').map((prefix) => [prefix, carrier as Carrier] as const),
  ),
)

/**
 * The network of a number in E.164, by its prefix; `''` where there is none, `other` abroad and where the prefix is nobody's. A guess:
 * whoever took the number along to another network keeps the prefix. Good enough to draw a sample, never to refuse.
 */
export function carrierOf(phone: string | null): Carrier | '' {
  if (!phone) return ''
  if (!phone.startsWith('+86')) return 'other'
  return carrierOfPrefix.get(phone.slice(3, 7)) ?? carrierOfPrefix.get(phone.slice(3, 6)) ?? 'other'
}
