/**
 * Checks a bundle of proof, as a zip or unpacked in a folder, with nothing but Node.js itself:
 *   node verify-proof.mjs [bundle.zip] [--key FINGERPRINT] [--code CODE --salt SALT --address ADDRESS]
 * Ends with 0 when all of it is as it was signed, else with 1 and every fault by line.
 */
import { createHash, createHmac, createPublicKey, verify } from 'node:crypto'
import { createReadStream, existsSync, openSync, readSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createInflateRaw } from 'node:zlib'

const words = {
  unread: ['无法读取：$', 'cannot be read: $'],
  signature: ['清单的签名不符', 'the signature of the manifest does not match'],
  fingerprint: ['清单所载指纹与公钥不符', 'the fingerprint named is not that of the key'],
  otherKey: ['签名者不是所指定的公钥', 'signed by another key than the one named'],
  count: ['行数与清单不符，实有 $ 行', 'another number of lines was signed; $ are here'],
  last: ['第 $ 行（末行）被改动', 'line $, the last, was changed'],
  file: ['$ 与签名不符', '$ is not what was signed'],
  missing: ['第 $ 行缺失或次序有变', 'line $ is missing or out of order'],
  changed: ['第 $ 行被改动', 'line $ was changed'],
  notice: ['第 $ 行：文本与批准摘要不符', 'line $: the text is not what was approved'],
  swapped: ['第 $ 行：发送令的文本被替换', 'line $: the texts of the order were swapped'],
  act: ['第 $ 行：操作记录被改动', 'line $: an act of the record was changed'],
  chain: ['第 $ 行：操作记录的链断开', 'line $: the chain of acts is broken'],
  payload: ['第 $ 行：操作内容被改动', 'line $: what the act says was changed'],
  noText: ['第 $ 行：所发文本不在发送令中', 'line $: a text that no order holds'],
  unapproved: ['第 $ 行：无对应的批准', 'line $: no such approval'],
  notOnRecord: ['第 $ 行：与操作记录中的发送令不符', 'line $: not the order that is on record'],
  people: ['人数与清单不符', 'the number of people is not the one signed'],
  deliveries: ['送达统计与清单不符', 'the counts of deliveries are not those signed'],
  head: ['操作记录的末尾与清单不符', 'the record does not end where it was signed'],
  noCode: ['本凭证中没有该核对码', 'no such code in this bundle'],
  notTheirs: ['该联系方式不属于此人，或盐值不对', 'not the address of that person, or the salt of another'],
}
const faults = []
const say = (zh, en) => process.stdout.write(`${zh} / ${en}\n`)
const fault = (code, what = '') => {
  faults.push(words[code].map((text) => text.replace('$', () => what)))
}

async function check(bundle, asked) {
  const text = (await bytesOf(bundle, 'manifest.json')).toString('utf8')
  const signature = (await bytesOf(bundle, 'manifest.sig')).toString('utf8').trim()
  const manifest = JSON.parse(text)
  checkSignature(manifest, text, signature, asked)
  describe(manifest)
  const seen = { n: 0, previous: '', link: '', people: 0, deliveries: {}, person: null, code: asked.code }
  Object.assign(seen, { texts: new Map(), notices: new Map(), orders: new Map(), acts: new Map() })
  for (const file of manifest.files) await checkFile(bundle, file, seen)
  if (seen.n !== manifest.lines) fault('count', seen.n)
  if (seen.previous !== manifest.head) fault('last', seen.n)
  checkSums(manifest, seen)
  checkBindings(seen)
  if (asked.code || asked.salt || asked.address) checkPerson(seen.person, asked)
}

function checkSignature({ publicKey, fingerprint }, text, signature, asked) {
  const der = Buffer.from(publicKey, 'base64')
  const key = createPublicKey({ key: der, type: 'spki', format: 'der' })
  const signed = verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))
  if (key.asymmetricKeyType !== 'ed25519' || !signed) fault('signature')
  const found = createHash('sha256').update(der).digest('hex')
  if (found !== fingerprint) fault('fingerprint')
  say(`签名公钥指纹 ${found}`, 'fingerprint of the signing key')
  if (!asked.key)
    say(
      '未核对签名者，请用 --key 指定公司公布的指纹',
      'signer not compared: name the published one with --key',
    )
  else if (asked.key.toLowerCase() !== found) fault('otherKey')
}

function describe({ incident, scope, people, madeAt, marks, counts, contactsDestroyedAt, proofDestroyedAt }) {
  say(`${incident.number} ${incident.title}，${madeAt}`, scope === 'everybody' ? `${people} people` : scope)
  for (const mark of marks) say(`标记：${mark}`, 'marked')
  if (!counts) say('注意：本凭证不证明任何人已被告知', 'NOTE: this proves that nobody was told')
  if (contactsDestroyedAt) say(`联系方式已于 ${contactsDestroyedAt} 销毁`, 'contact values destroyed')
  if (proofDestroyedAt)
    say(`个人凭证已于 ${proofDestroyedAt} 销毁，仅余统计`, 'digests destroyed, counts remain')
}

async function checkFile(bundle, file, seen) {
  const hash = createHash('sha256')
  const input = bundle.open(file.name)
  const failed = new Promise((_, reject) => input.on('error', reject))
  input.on('data', (chunk) => hash.update(chunk))
  const read = async () => {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
      checkLine(line, seen)
  }
  await Promise.race([read(), failed])
  if (hash.digest('hex') !== file.sha256) fault('file', file.name)
}

function checkLine(line, seen) {
  const expected = ++seen.n
  const value = parsed(line)
  if (value.n !== expected) fault('missing', expected)
  else if (value.previous !== seen.previous) fault('changed', expected - 1)
  seen.previous = createHash('sha256').update(line).digest('hex')
  readers[value.kind]?.(value, seen, expected)
}

function parsed(line) {
  try {
    return JSON.parse(line)
  } catch {
    return {}
  }
}

const readers = {
  notice: ({ noticeId, version, digest, approved }, seen, n) => {
    seen.notices.set(`${noticeId} ${version}`, digest)
    if (digestOf(approved) !== digest) fault('notice', n)
  },
  order: ({ id, body, bodyDigest, noticeId, noticeVersion, noticeDigest }, seen, n) => {
    seen.orders.set(id, { n, bodyDigest, noticeDigest, notice: `${noticeId} ${noticeVersion}` })
    seen.texts.set(id, new Set((body?.texts ?? []).map(digestOf)))
    if (body && digestOf(body) !== bodyDigest) fault('swapped', n)
  },
  record: ({ link, salt, payload }, seen, n) => {
    const { digest, ...rest } = link
    if (digestOf(rest) !== digest) fault('act', n)
    if (link.previousInIncident !== seen.link) fault('chain', n)
    seen.link = digest
    if (payload && digestOf({ salt, payload }) !== link.payloadDigest) fault('payload', n)
    if (link.name === 'order.given' && payload) seen.acts.set(payload.orderId, payload)
  },
  person: (person, seen, n) => {
    seen.people++
    if (seen.code && plainCode(person.code) === plainCode(seen.code)) seen.person = person
    for (const { order, channel, state, text } of person.deliveries) {
      seen.deliveries[order] ??= {}
      const of = seen.deliveries[order]
      of[`${channel}:${state}`] = (of[`${channel}:${state}`] ?? 0) + 1
      if (text !== null && !seen.texts.get(order)?.has(text)) fault('noText', n)
    }
  },
}

function checkSums({ people, deliveries, record }, seen) {
  if (people !== seen.people) fault('people')
  if (canonical(deliveries) !== canonical(seen.deliveries)) fault('deliveries')
  if (record.headOfIncident !== seen.link) fault('head')
}

/** What was approved, what was ordered and what the chain of acts says must be one and the same. */
function checkBindings({ orders, notices, acts }) {
  for (const [id, { n, bodyDigest, noticeDigest, notice }] of orders) {
    if (notices.get(notice) !== noticeDigest) fault('unapproved', n)
    const act = acts.get(id)
    if (act && (act.bodyDigest !== bodyDigest || act.digest !== noticeDigest)) fault('notOnRecord', n)
  }
}

function checkPerson(person, { salt = '', address = '' }) {
  if (!person) return fault('noCode')
  const typed = address.normalize('NFKC').trim()
  const tried = [typed, typed.toLowerCase(), `+86${typed}`]
  const key = Buffer.from(salt, 'base64url')
  const isOf = (kind, digest) =>
    tried.some((value) => createHmac('sha256', key).update(`${kind}:${value}`).digest('hex') === digest)
  const found = Object.entries(person.digests).find(([kind, digest]) => isOf(kind, digest))
  if (!found) return fault('notTheirs')
  say(`该联系方式属于 ${person.code}（${found[0]}）`, 'this address is theirs')
  for (const { channel, reader, state, endedAt, attempts, reference, text } of person.deliveries)
    say(
      `  ${channel} ${reader} ${state} ${endedAt}`,
      `attempts ${attempts}, reference ${reference}, text ${text}`,
    )
}

const plainCode = (code) => code.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
const digestOf = (value) => createHash('sha256').update(canonical(value), 'utf8').digest('hex')

/** RFC 8785, for what a bundle holds: no numbers but whole ones. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`
}

async function bytesOf(bundle, name) {
  const parts = []
  for await (const part of bundle.open(name)) parts.push(part)
  return Buffer.concat(parts)
}

function openFolder(folder) {
  const open = (name) => {
    if (!existsSync(join(folder, name))) throw new Error(name)
    return createReadStream(join(folder, name))
  }
  return { open }
}

/** The directory at the end of the file tells where each entry lies (PKWARE APPNOTE 4.3). */
function openZip(path) {
  const entries = directoryOf(path, statSync(path).size)
  const open = (name) => {
    const entry = entries.get(name)
    if (!entry) throw new Error(name)
    const start = entry.at + 30 + name.length
    const inflate = createInflateRaw()
    const packed = createReadStream(path, { start, end: start + entry.packed - 1 })
    return packed.on('error', (error) => inflate.destroy(error)).pipe(inflate)
  }
  return { open }
}

function directoryOf(path, size) {
  const file = openSync(path)
  const read = (at, length) => {
    const out = Buffer.alloc(length)
    readSync(file, out, 0, length, at)
    return out
  }
  const tail = read(Math.max(0, size - 66_000), Math.min(size, 66_000))
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0) throw new Error('zip, cut off')
  const directory = read(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))
  const entries = new Map()
  for (let at = 0; at < directory.length; ) {
    const [name, extra, comment] = [28, 30, 32].map((from) => directory.readUInt16LE(at + from))
    const place = { packed: directory.readUInt32LE(at + 20), at: directory.readUInt32LE(at + 42) }
    entries.set(directory.toString('utf8', at + 46, at + 46 + name), place)
    at += 46 + name + extra + comment
  }
  return entries
}

const names = ['key', 'code', 'salt', 'address']
const options = Object.fromEntries(names.map((name) => [name, { type: 'string' }]))
const { values, positionals } = parseArgs({ allowPositionals: true, options })
const place = positionals[0] ?? dirname(fileURLToPath(import.meta.url))
try {
  await check(place.endsWith('.zip') ? openZip(place) : openFolder(place), values)
} catch (error) {
  fault('unread', error.message)
}
for (const [zh, en] of faults.slice(0, 50)) say(`✗ ${zh}`, en)
if (faults.length) say(`不完整：${faults.length} 处不符`, `NOT whole: ${faults.length} faults`)
else say('完整：与签名时一致', 'Whole: as it was signed')
process.exitCode = faults.length ? 1 : 0
