import { execFile } from 'node:child_process'
import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import yauzl from 'yauzl'
import { findProofKey } from '../../db/queries/settings.ts'
import { api } from '../../server/contract/api.ts'
import { signingKey } from '../../server/proof/signingKey.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { emailOf, peopleCsv } from '../peers/people.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { approveNotice, breachWith, isDone, orderOf, orderWhen } from '../sending.ts'
import { type Person, refusal, setUpTeam, type Team } from '../team.ts'

const verifier = new URL('../../server/proof/verify-proof.mjs', import.meta.url).pathname

/** Runs what lies in the bundle, as its reader would. */
const check = (...args: string[]): Promise<{ whole: boolean; said: string }> =>
  promisify(execFile)(process.execPath, [verifier, ...args]).then(
    ({ stdout }) => ({ whole: true, said: stdout }),
    (error: { stdout: string }) => ({ whole: false, said: error.stdout }),
  )

const download = async (person: Person, console_: TestConsole, incidentId: string, query = '') => {
  const answer = await fetch(`${console_.url}/api/incidents/${incidentId}/proof${query}`, {
    headers: { cookie: person.cookie },
  })
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()), headers: answer.headers }
}

/** The files of a zip, read by another reader than ours. */
async function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await yauzl.fromBufferPromise(bytes)
  const files = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    const parts: Buffer[] = []
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer)
    files.set(entry.fileName, Buffer.concat(parts))
  }
  return files
}

describe.each(dialects)('proof of notice on %s', (dialect) => {
  let smtp: SmtpPeer
  let console_: TestConsole
  let team: Team
  let incidentId: string
  let home: string
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'fenghuo-proof-'))
    smtp = await startSmtp()
    const smtpUrl = `smtp://127.0.0.1:${smtp.port}?connections=2&window=10`
    console_ = await startTestConsole({ dialect, env: { SMTP_URL: smtpUrl } })
    team = await setUpTeam(console_)
    ;({ incidentId } = await breachWith(console_, team, peopleCsv(40)))
    const notice = await approveNotice(team, incidentId, { channelOrder: ['email'] })
    const { id } = await orderOf(console_, team, incidentId, notice)
    await orderWhen(team.commander, incidentId, id, isDone)
  })
  afterAll(async () => {
    await console_?.stop()
    await smtp?.close()
    rmSync(home, { recursive: true, force: true })
  })

  const bundle = async (query = '') => {
    const { bytes, status } = await download(team.legal, console_, incidentId, query)
    expect(status).toBe(200)
    const path = join(home, `bundle-${Math.abs(query.length)}.zip`)
    writeFileSync(path, bytes)
    return { path, files: await unzip(bytes) }
  }
  const unpacked = (files: Map<string, Buffer>): string => {
    const folder = mkdtempSync(join(home, 'b-'))
    for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
    return folder
  }
  const linesOf = (files: Map<string, Buffer>) =>
    files.get('lines-0001.jsonl')!.toString().trimEnd().split('\n')
  const withLines = (files: Map<string, Buffer>, lines: string[]) =>
    new Map([...files, ['lines-0001.jsonl', Buffer.from(`${lines.join('\n')}\n`)]])

  test('whole: it names texts, approval, order and everybody, and is checked without the console', async () => {
    const { path, files } = await bundle()
    const { key } = await team.legal.call(api.getProofKey, {})
    expect(await check(path, '--key', key!.fingerprint)).toMatchObject({ whole: true })
    const folder = unpacked(files)
    const inside = await promisify(execFile)(process.execPath, [join(folder, 'verify-proof.mjs')])
    expect(inside.stdout).toContain('Whole')
    const manifest = JSON.parse(files.get('manifest.json')!.toString())
    expect(manifest).toMatchObject({ people: 40, marks: [], counts: true, fingerprint: key!.fingerprint })
    expect(Object.values(manifest.deliveries)).toEqual([{ 'email:accepted': 40 }])
    const kinds = linesOf(files).map((line) => JSON.parse(line).kind)
    expect(new Set(kinds)).toEqual(new Set(['incident', 'notice', 'order', 'record', 'person']))
    expect(kinds.filter((kind) => kind === 'person')).toHaveLength(40)
  })

  test('no name, no address and no account stands in it', async () => {
    const { files } = await bundle()
    const all = [...files.values()].map(String).join('\n')
    expect(all).not.toMatch(/people\.example|测试用户|"u\d+"/)
  })

  test('one person is proved by their own address and the salt disclosed for them, another is not', async () => {
    const { people } = await team.service.call(api.listPeople, { params: { incidentId } })
    const [first, second] = people
    const { path } = await bundle()
    const one = await bundle(`?code=${first!.code}`)
    expect(JSON.parse(one.files.get('manifest.json')!.toString())).toMatchObject({
      people: 1,
      scope: first!.code,
    })
    const params = { incidentId }
    const { salt } = await team.service.call(api.discloseProof, {
      params,
      body: { code: first!.code, reason: '本人申请' },
    })
    const ask = (bundlePath: string, code: string, address: string) =>
      check(bundlePath, '--code', code, '--salt', salt, '--address', address)
    for (const each of [path, one.path]) {
      const right = await ask(each, first!.code, ` ${emailOf(1).toUpperCase()}`)
      expect(right).toMatchObject({ whole: true })
      expect(right.said).toContain('accepted')
      expect(await ask(each, first!.code, emailOf(2))).toMatchObject({ whole: false })
    }
    expect(await ask(path, second!.code, emailOf(2))).toMatchObject({ whole: false })
    const records = await team.legal.call(api.listRecords, { params })
    expect(records.find(({ name }) => name === 'proof.disclosed')?.payload).toMatchObject({
      reason: '本人申请',
    })
    expect(records.filter(({ name }) => name === 'proof.exported').length).toBeGreaterThan(1)
  })

  test('a line changed, dropped, moved, a text swapped, a bundle cut off: each is found and named', async () => {
    const { path, files } = await bundle()
    const lines = linesOf(files)
    const person = lines.findIndex((line) => line.includes('"kind":"person"'))
    const order = lines.findIndex((line) => line.includes('"kind":"order"'))
    const tried = async (changed: string[]) => check(unpacked(withLines(files, changed)))
    const edited = await tried(lines.with(person, lines[person]!.replace('accepted', 'delivered')))
    expect(edited).toMatchObject({
      whole: false,
      said: expect.stringContaining(`line ${person + 1} was changed`),
    })
    const dropped = await tried(lines.toSpliced(person, 1))
    expect(dropped.said).toContain(`line ${person + 1} is missing`)
    const moved = await tried(lines.with(person, lines[person + 1]!).with(person + 1, lines[person]!))
    expect(moved.said).toContain(`line ${person + 1} is missing or out of order`)
    const swapped = await tried(lines.with(order, lines[order]!.replace('关于', '无关')))
    expect(swapped.said).toContain(`line ${order + 1}: the texts of the order were swapped`)
    const last = await tried(lines.with(-1, lines.at(-1)!.replace('accepted', 'delivered')))
    expect(last.said).toContain('the last, was changed')
    const zip = readFileSync(path)
    writeFileSync(join(home, 'cut.zip'), zip.subarray(0, zip.length - 400))
    expect(await check(join(home, 'cut.zip'))).toMatchObject({ whole: false })
    const fewer = new Map(files)
    fewer.delete('lines-0001.jsonl')
    expect(await check(unpacked(fewer))).toMatchObject({ whole: false })
  })

  test('made anew by another: its signature shows under our key, and its key under our fingerprint', async () => {
    const { files } = await bundle()
    const { key } = await team.legal.call(api.getProofKey, {})
    const told = (line: string) =>
      line.includes('"kind":"person"') ? line.replace('accepted', 'delivered') : line
    const forged = rechained(linesOf(files).map(told))
    const bytes = Buffer.from(`${forged.join('\n')}\n`)
    const manifest = JSON.parse(files.get('manifest.json')!.toString())
    const sha = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')
    manifest.files[0] = { ...manifest.files[0], bytes: bytes.length, sha256: sha(bytes) }
    manifest.head = sha(forged.at(-1)!)
    for (const each of Object.values(manifest.deliveries) as Record<string, number>[]) {
      each['email:delivered'] = each['email:accepted'] as number
      delete each['email:accepted']
    }
    const pair = generateKeyPairSync('ed25519')
    const text = () => `${JSON.stringify(manifest, null, 2)}\n`
    const signed = () =>
      unpacked(
        new Map([
          ...files,
          ['lines-0001.jsonl', bytes],
          ['manifest.json', Buffer.from(text())],
          ['manifest.sig', Buffer.from(sign(null, Buffer.from(text()), pair.privateKey).toString('base64'))],
        ]),
      )
    const under = await check(signed())
    expect(under.said).toContain('the signature of the manifest does not match')
    manifest.publicKey = pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
    manifest.fingerprint = sha(Buffer.from(manifest.publicKey, 'base64'))
    const own = await check(signed())
    expect(own).toMatchObject({ whole: true, said: expect.stringContaining('signer not compared') })
    const compared = await check(signed(), '--key', key!.fingerprint)
    expect(compared).toMatchObject({ whole: false, said: expect.stringContaining('another key') })
  })

  test('contacts destroyed, the bundle still proves one person by their own address, and holds the certificate', async () => {
    const { people } = await team.service.call(api.listPeople, { params: { incidentId } })
    const { code } = people[4]!
    const params = { incidentId }
    const body = { kind: 'contact' as const, reason: '期满前清理' }
    const { destructions } = await team.legal.call(api.proposeDestruction, { params, body })
    await team.commander.call(api.decideDestruction, {
      params: { ...params, destructionId: destructions[0]!.id },
      body: { confirm: true, reason: '同意', version: 1 },
    })
    const { salt } = await team.legal.call(api.discloseProof, { params, body: { code, reason: '监管要求' } })
    const { path, files } = await bundle()
    const right = await check(path, '--code', code, '--salt', salt, '--address', emailOf(5))
    expect(right).toMatchObject({ whole: true, said: expect.stringContaining('contact values destroyed') })
    expect(await check(path, '--code', code, '--salt', salt, '--address', emailOf(6))).toMatchObject({
      whole: false,
    })
    expect(linesOf(files).some((line) => line.includes('retention.destroyed'))).toBe(true)
  })

  test('a drill is marked and counts for nothing, whatever it sent', async () => {
    const drill = await team.security.call(api.startDrill, {
      body: { title: '演练', scenario: 'export_interface' },
    })
    const { bytes, headers } = await download(team.auditor, console_, drill.incidentId)
    expect(headers.get('content-disposition')).toContain('drill-')
    const files = await unzip(bytes)
    expect(JSON.parse(files.get('manifest.json')!.toString())).toMatchObject({
      marks: ['drill'],
      counts: false,
    })
    const said = await check(unpacked(files))
    expect(said).toMatchObject({ whole: true, said: expect.stringContaining('nobody was told') })
  })

  test('the key is sealed by the installation’s own, and only those who may take the proof', async () => {
    const { key } = await team.legal.call(api.getProofKey, {})
    const row = (await findProofKey(console_.ctx.db.read))!
    const sealed = Buffer.from(row.sealed, 'base64')
    expect(() => createPrivateKey({ key: sealed, type: 'pkcs8', format: 'der' })).toThrow()
    expect((await signingKey(console_.ctx)).fingerprint).toBe(key!.fingerprint)
    const other = { ...console_.ctx, key: Buffer.alloc(32, 7) }
    await expect(signingKey(other)).rejects.toMatchObject({ code: 'proof_key_sealed' })
    expect((await download(team.security, console_, incidentId)).status).toBe(403)
    expect((await download(team.legal, console_, incidentId, '?code=0000-0000')).status).toBe(404)
    const refused = team.security.call(api.discloseProof, {
      params: { incidentId },
      body: { code: 'x', reason: 'x' },
    })
    expect(await refusal(refused)).toMatchObject({ status: 403 })
  })
})

/** Lines with their chain made good again, as a forger would. */
function rechained(lines: string[]): string[] {
  let previous = ''
  return lines.map((line) => {
    const made = JSON.stringify({ ...JSON.parse(line), previous })
    previous = createHash('sha256').update(made).digest('hex')
    return made
  })
}
