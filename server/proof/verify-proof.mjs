/**
 * Checks a bundle of proof, as a zip or unpacked in a folder, with nothing but Node.js itself:
 *   node verify-proof.mjs [bundle.zip] [--key FINGERPRINT] [--code CODE --salt SALT --address ADDRESS]
 * Ends with 0 when all of it is as it was signed, else with 1 and every fault by line.
 */
import { createHash, createHmac, createPublicKey, verify } from 'node:crypto'
import { closeSync, createReadStream, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createInflateRaw } from 'node:zlib'

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(['key', 'code', 'salt', 'address'].map((name) => [name, { type: 'string' }])),
})
const place = positionals[0] ?? dirname(fileURLToPath(import.meta.url))
const faults = []
const fault = (zh, en) => faults.push(`✗ ${zh} / ${en}`)
const say = (zh, en) => process.stdout.write(`${zh} / ${en}\n`)

try {
  await check(place.endsWith('.zip') ? openZip(place) : openFolder(place))
} catch (error) {
  fault(`无法读取：${error.message}`, `cannot be read: ${error.message}`)
}
for (const line of faults.slice(0, 50)) process.stdout.write(`${line}\n`)
if (faults.length) say(`不完整：${faults.length} 处不符`, `NOT whole: ${faults.length} faults`)
else say('完整：与签名时一致', 'Whole: as it was signed')
process.exitCode = faults.length ? 1 : 0

async function check(bundle) {
  const text = (await bytesOf(bundle, 'manifest.json')).toString('utf8')
  const manifest = JSON.parse(text)
  checkSignature(manifest, text, (await bytesOf(bundle, 'manifest.sig')).toString('utf8').trim())
  describe(manifest)
  const seen = {
    n: 0,
    previous: '',
    texts: new Map(),
    notices: new Map(),
    orders: new Map(),
    acts: new Map(),
  }
  Object.assign(seen, { link: '', people: 0, deliveries: {}, person: null })
  for (const file of manifest.files ?? []) await checkFile(bundle, file, seen)
  if (seen.n !== manifest.lines)
    fault(
      `应有 ${manifest.lines} 行，实有 ${seen.n} 行`,
      `${manifest.lines} lines were signed, ${seen.n} are here`,
    )
  if (seen.previous !== manifest.head)
    fault(`第 ${seen.n} 行（末行）被改动`, `line ${seen.n}, the last, was changed`)
  checkSums(manifest, seen)
  checkBindings(seen)
  if (asked.code || asked.salt || asked.address) checkPerson(seen.person)
}

function checkSignature({ publicKey, fingerprint }, text, signature) {
  const der = Buffer.from(publicKey ?? '', 'base64')
  const key = createPublicKey({ key: der, type: 'spki', format: 'der' })
  if (
    key.asymmetricKeyType !== 'ed25519' ||
    !verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))
  )
    fault('清单的签名不符', 'the signature of the manifest does not match')
  const found = createHash('sha256').update(der).digest('hex')
  if (found !== fingerprint) fault('清单所载指纹与公钥不符', 'the fingerprint named is not that of the key')
  say(`签名公钥指纹 ${found}`, 'fingerprint of the signing key')
  if (asked.key && asked.key.toLowerCase() !== found)
    fault('签名者不是所指定的公钥', 'signed by another key than the one named')
  if (!asked.key)
    say(
      '未核对签名者：请用 --key 指定公司公布的指纹',
      'signer not compared: name the published fingerprint with --key',
    )
}

function describe({ incident, scope, people, madeAt, marks, counts, contactsDestroyedAt, proofDestroyedAt }) {
  say(
    `${incident.number} ${incident.title}`,
    `${scope === 'everybody' ? `${people} people` : scope}, made ${madeAt}`,
  )
  for (const mark of marks) say(`标记：${mark}`, `marked: ${mark}`)
  if (!counts) say('注意：本凭证不证明任何人已被告知', 'NOTE: this proves that nobody was told')
  if (contactsDestroyedAt) say(`联系方式已于 ${contactsDestroyedAt} 销毁`, `contact values destroyed`)
  if (proofDestroyedAt)
    say(`个人凭证已于 ${proofDestroyedAt} 销毁，仅余统计`, 'digests of people destroyed, counts remain')
}

async function checkFile(bundle, file, seen) {
  const hash = createHash('sha256')
  const stream = bundle.open(file.name)
  stream.on('data', (chunk) => hash.update(chunk))
  const before = seen.n
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }))
    checkLine(line, seen)
  if (hash.digest('hex') !== file.sha256)
    fault(`${file.name} 与签名不符`, `${file.name} is not what was signed`)
  if (seen.n - before !== file.lines)
    fault(`${file.name} 行数不符`, `${file.name} has another number of lines`)
}

function checkLine(line, seen) {
  const expected = ++seen.n
  let value
  try {
    value = JSON.parse(line)
  } catch {
    value = {}
  }
  if (value.n !== expected)
    fault(
      `第 ${expected} 行缺失或次序有变（此处为 ${value.n}）`,
      `line ${expected} is missing or out of order (${value.n} is here)`,
    )
  else if (value.previous !== seen.previous)
    fault(`第 ${expected - 1} 行被改动`, `line ${expected - 1} was changed`)
  seen.previous = createHash('sha256').update(line).digest('hex')
  readers[value.kind]?.(value, seen, expected)
}

const readers = {
  notice: ({ noticeId, version, digest, approved }, seen, n) => {
    seen.notices.set(`${noticeId} ${version}`, digest)
    if (digestOf(approved) !== digest)
      fault(`第 ${n} 行：文本与批准摘要不符`, `line ${n}: the text is not what was approved`)
  },
  order: ({ id, body, bodyDigest, noticeId, noticeVersion, noticeDigest }, seen, n) => {
    seen.orders.set(id, { n, bodyDigest, noticeDigest, notice: `${noticeId} ${noticeVersion}` })
    seen.texts.set(id, new Set((body?.texts ?? []).map(digestOf)))
    if (body && digestOf(body) !== bodyDigest)
      fault(`第 ${n} 行：发送令的文本被替换`, `line ${n}: the texts of the order were swapped`)
  },
  record: ({ link, salt, payload }, seen, n) => {
    const { digest, ...rest } = link
    if (digestOf(rest) !== digest)
      fault(`第 ${n} 行：操作记录被改动`, `line ${n}: an act of the record was changed`)
    if (link.previousInIncident !== seen.link)
      fault(`第 ${n} 行：操作记录的链断开`, `line ${n}: the chain of acts is broken`)
    seen.link = digest
    if (payload && digestOf({ salt, payload }) !== link.payloadDigest)
      fault(`第 ${n} 行：操作内容被改动`, `line ${n}: what the act says was changed`)
    if (link.name === 'order.given' && payload) seen.acts.set(payload.orderId, payload)
  },
  person: (person, seen, n) => {
    seen.people++
    if (asked.code && plainCode(person.code) === plainCode(asked.code)) seen.person = person
    for (const { order, channel, state, text } of person.deliveries) {
      seen.deliveries[order] ??= {}
      const of = seen.deliveries[order]
      of[`${channel}:${state}`] = (of[`${channel}:${state}`] ?? 0) + 1
      if (text !== null && !seen.texts.get(order)?.has(text))
        fault(`第 ${n} 行：所发文本不在发送令中`, `line ${n}: a text that no order holds`)
    }
  },
}

function checkSums({ people, deliveries, record }, seen) {
  if (people !== seen.people) fault('人数与清单不符', 'the number of people is not the one signed')
  if (canonical(deliveries) !== canonical(seen.deliveries))
    fault('送达统计与清单不符', 'the counts of deliveries are not those signed')
  if (record.headOfIncident !== seen.link)
    fault('操作记录的末尾与清单不符', 'the record does not end where it was signed')
}

/** What was approved, what was ordered and what the chain of acts says must be one and the same. */
function checkBindings({ orders, notices, acts }) {
  for (const [id, { n, bodyDigest, noticeDigest, notice }] of orders) {
    if (notices.get(notice) !== noticeDigest) fault(`第 ${n} 行：无对应的批准`, `line ${n}: no such approval`)
    const act = acts.get(id)
    if (act && (act.bodyDigest !== bodyDigest || act.digest !== noticeDigest))
      fault(`第 ${n} 行：与操作记录中的发送令不符`, `line ${n}: not the order that is on record`)
  }
}

function checkPerson(person) {
  if (!person) return fault('本凭证中没有该核对码', 'no such code in this bundle')
  const typed = (asked.address ?? '').normalize('NFKC').trim()
  const tried = [typed, typed.toLowerCase(), `+86${typed}`]
  const found = Object.entries(person.digests).find(([kind, digest]) =>
    tried.some((value) => witness(asked.salt ?? '', kind, value) === digest),
  )
  if (!found)
    return fault(
      '该联系方式不属于此人（或盐值不对）',
      'this address is not that person’s (or the salt is another’s)',
    )
  say(`该联系方式属于 ${person.code}（${found[0]}）`, 'this address is theirs')
  for (const each of person.deliveries)
    say(
      `  ${each.channel} ${each.reader} ${each.state} ${each.endedAt ?? ''}`,
      `attempts ${each.attempts}, reference ${each.reference ?? '-'}, text ${each.text ?? '-'}`,
    )
}

const witness = (salt, kind, value) =>
  createHmac('sha256', Buffer.from(salt, 'base64url')).update(`${kind}:${value}`).digest('hex')
const plainCode = (code) => code.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
const digestOf = (value) => createHash('sha256').update(canonical(value), 'utf8').digest('hex')

/** RFC 8785, for what a bundle holds: no numbers but whole ones. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const keys = Object.keys(value).filter((key) => value[key] !== undefined)
  return `{${keys
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
    .join(',')}}`
}

async function bytesOf(bundle, name) {
  const parts = []
  for await (const part of bundle.open(name)) parts.push(part)
  return Buffer.concat(parts)
}

function openFolder(folder) {
  return {
    open: (name) => {
      if (!existsSync(join(folder, name))) throw new Error(`${name} ?`)
      return createReadStream(join(folder, name))
    },
  }
}

/** The directory at the end of the file tells where each entry lies (PKWARE APPNOTE 4.3). */
function openZip(path) {
  const file = openSync(path)
  const size = fstatSync(file).size
  const read = (at, length) => {
    const out = Buffer.alloc(length)
    readSync(file, out, 0, length, at)
    return out
  }
  const tail = read(Math.max(0, size - 66_000), Math.min(size, 66_000))
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0) throw new Error('zip ✂')
  const entries = new Map()
  const directory = read(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))
  for (let at = 0; at < directory.length; ) {
    const name = directory.toString('utf8', at + 46, at + 46 + directory.readUInt16LE(at + 28))
    entries.set(name, { packed: directory.readUInt32LE(at + 20), at: directory.readUInt32LE(at + 42) })
    at +=
      46 + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  const placed = [...entries].map(([name, { at, packed }]) => {
    const head = read(at, 30)
    const start = at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
    return [name, { start, end: start + packed - 1 }]
  })
  closeSync(file)
  const places = new Map(placed)
  return {
    open: (name) => {
      const where = places.get(name)
      if (!where) throw new Error(`${name} ?`)
      const inflate = createInflateRaw()
      return createReadStream(path, where)
        .on('error', (error) => inflate.destroy(error))
        .pipe(inflate)
    },
  }
}
