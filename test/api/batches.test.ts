import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { movedTo, readOf, upload } from '../sending.ts'
import { acceptSeats, declareBreach, type Refused, setUpTeam, type Team } from '../team.ts'

const header = '用户ID,姓名,手机号,邮箱,未成年,监护人邮箱'
const file = [
  header,
  'u1,张三,15400000001,p1@people.example,,',
  'u2,李四,154-0000-0002,p2@people.example,,',
  'u3,=HYPERLINK(1),15400000003,not-an-address,,',
  'u4,王五,154000000,p4@people.example,,',
  'u1,张三,,P1@people.example,,',
  'u5,<script>alert(1)</script>,15400000005,p5@people.example,,',
  'u6,小明,,,12,g6@people.example',
  ',无名,,,,',
].join('\r\n')

/** The words above as an old spreadsheet saves them. */
const gb18030 = new Uint8Array(readFileSync(new URL('../fixtures/people.gb18030.csv', import.meta.url)))

describe.each(dialects)('affected people on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  let incidentId: string
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect, env: { FENGHUO_UPLOAD_BYTES: '100000' } })
    team = await setUpTeam(console_)
    incidentId = (await declareBreach(team.member, console_)).id
    await acceptSeats(team, incidentId)
  })
  afterAll(() => console_?.stop())

  const refusal = (act: Promise<unknown>) =>
    act.then(
      () => undefined,
      (error: Refused) => error,
    )
  const put = async (body: string | Uint8Array, query: Record<string, string> = {}) =>
    readOf(team.service, incidentId, (await upload(team.service, incidentId, body, query)).id)
  const at = (batchId: string) => ({ params: { incidentId, batchId } })

  test.each([
    ['UTF-8', file, 'utf-8'],
    ['GB18030 from a spreadsheet', gb18030, 'gb18030'],
  ])('a file in %s goes in; bad rows are listed, the same person is one', async (_, body, encoding) => {
    const incident = await declareBreach(team.commander, console_)
    await acceptSeats(team, incident.id)
    const { id } = await upload(team.service, incident.id, body, { group: 'admins' })
    const batch = await readOf(team.service, incident.id, id)
    expect(batch).toMatchObject({ state: 'done', encoding, rows: 8, added: 4, merged: 1, errors: 3 })
    const params = { incidentId: incident.id, batchId: id }
    const errors = await team.service.call(api.listRowErrors, { params })
    expect(errors).toEqual([
      { row: 4, field: 'email', code: 'not_email' },
      { row: 5, field: 'phone', code: 'phone_length' },
      { row: 9, field: 'row', code: 'nobody' },
    ])
    expect(await team.service.call(api.listDuplicates, { params })).toEqual([
      { row: 6, of: { fileName: 'people.csv', row: 2 }, by: 'ref', differs: [] },
    ])
    const { audience } = await team.service.call(api.listBatches, { params: { incidentId: incident.id } })
    expect(audience).toMatchObject({
      people: 4,
      byGroup: { admins: 4 },
      withEmail: 3,
      minors: { under14: 1, under18: 0, withoutGuardian: 0 },
    })
  })

  test('columns nobody knows are asked about, once for all files with these names', async () => {
    const odd = 'Nr,Handy,Ordernummer\nx1,15400000101,=7\nx2,15400000102,N 8\n'
    const query = { look: 'unclear' }
    const { id } = await upload(team.service, incidentId, odd, query)
    const { columns } = await team.service.call(api.listColumns, at(id))
    expect(columns).toMatchObject([
      { name: 'Nr', takenFor: '', examples: ['x*', 'x*'] },
      { name: 'Handy', takenFor: '', examples: ['154****0101', '154****0102'] },
      { name: 'Ordernummer', takenFor: '' },
    ])
    const map = (taken: ('' | 'ref' | 'phone' | 'field')[]) =>
      team.service.call(api.mapColumns, { ...at(id), body: { columns: taken } })
    expect((await refusal(map(['', '', ''])))?.status).toBe(422)
    expect((await refusal(map(['ref', 'ref', ''])))?.status).toBe(422)
    await map(['ref', 'phone', 'field'])
    expect(await readOf(team.service, incidentId, id)).toMatchObject({
      state: 'done',
      added: 2,
      warnings: 1,
      columns: { Nr: 'ref', Handy: 'phone', Ordernummer: 'field' },
    })
    expect(await team.service.call(api.listRowWarnings, at(id))).toEqual([
      { row: 2, field: 'field', code: 'formula' },
    ])
    expect((await refusal(map(['ref', 'phone', ''])))?.status).toBe(409)
    const turned = 'ordernummer,NR,handy\n9,x3,15400000103\n'
    expect(await put(turned, query)).toMatchObject({ state: 'done', added: 1 })
  })

  test('a file put away leaves nobody and nothing behind', async () => {
    const { id } = await upload(team.service, incidentId, 'ref,name\ny1,甲\n', { look: 'always' })
    expect(await team.service.call(api.putBatchAway, at(id))).toMatchObject({
      state: 'failed',
      failure: { code: 'put_away' },
    })
    expect(existsSync(join(console_.folder, 'uploads', `${id}.upload`))).toBe(false)
  })

  test('the file of errors can be mended and uploaded again, and holds no live formula', async () => {
    const batch = await put(file)
    const path = api.downloadRowErrors.path.replace(':incidentId', incidentId).replace(':batchId', batch.id)
    const response = await fetch(console_.url + path, { headers: { cookie: team.service.cookie } })
    const csv = await response.text()
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(csv).toContain("u3,'=HYPERLINK(1),15400000003,not-an-address")
    const mended = csv.replace('not-an-address', 'p3@people.example')
    const again = await put(mended, { look: 'unclear' })
    expect(again).toMatchObject({ state: 'done', added: 1, errors: 2, ignored: [] })
    const { batches } = await team.service.call(api.listBatches, { params: { incidentId } })
    expect(batches.find(({ id }) => id === batch.id)).toMatchObject({ errors: 3, mended: 1 })
  })

  test('people are seen masked; the clear text of one is on record, without the value', async () => {
    const { people } = await team.legal.call(api.listPeople, { params: { incidentId } })
    const first = people.find(({ name }) => name === '张*')
    expect(first).toMatchObject({ phone: '+86154****0001', email: 'p***@people.example' })
    const by = await team.service.call(api.listPeople, {
      params: { incidentId },
      query: { code: first?.code.toLowerCase() ?? '' },
    })
    expect(by.people.map(({ id }) => id)).toEqual([first?.id])
    const params = { incidentId, personId: String(first?.id) }
    const body = { reason: '来电核实身份' }
    await expect(refusal(team.legal.call(api.unmaskPerson, { params, body }))).resolves.toMatchObject({
      status: 403,
    })
    const clear = await team.service.call(api.unmaskPerson, { params, body })
    expect(clear).toMatchObject({ name: '张三', phone: '+8615400000001', email: 'p1@people.example' })
    const records = await team.legal.call(api.listRecords, { params: { incidentId } })
    const mine = records.find(({ name }) => name === 'person.unmasked')
    expect(mine?.payload).toEqual({ personId: first?.id, reason: '来电核实身份' })
  })

  test('once read, the file is gone; nothing of it lies in the open', async () => {
    await put(file)
    expect(readdirSync(join(console_.folder, 'uploads'))).toEqual([])
    const store = join(console_.folder, 'people', `${incidentId}.sqlite`)
    for (const path of [store, `${store}-wal`].filter((one) => existsSync(one)))
      expect(readFileSync(path).includes('p1@people.example')).toBe(false)
    const records = await team.legal.call(api.listRecords, { params: { incidentId } })
    expect(records.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['people.uploaded', 'people.imported']),
    )
    expect(JSON.stringify(records)).not.toContain('15400000001')
  })

  test.each([
    ['no column is understood', 'a,b\n1,2\n', { code: 'columns', row: null }],
    ['an empty file', '', { code: 'empty', row: null }],
    ['a quote never closed', '邮箱\n"p1@people.example\n', { code: 'quote_open', row: 2 }],
  ])('%s: the whole file is refused, with why', async (_, body, failure) => {
    expect(await put(body)).toMatchObject({ state: 'failed', failure, added: 0 })
  })

  test('a file that is too large is refused before it is taken; one that does not say so, while it comes', async () => {
    const big = new Uint8Array(100_001)
    await expect(refusal(upload(team.service, incidentId, big))).resolves.toMatchObject({
      status: 413,
    })
    const path = `${api.uploadBatch.path.replace(':incidentId', incidentId)}?fileName=grows.csv`
    const body = new ReadableStream({
      pull: (line) => line.enqueue(big.slice(0, 20_000)),
    })
    const sent = fetch(console_.url + path, {
      method: 'POST',
      headers: { cookie: team.service.cookie, 'content-type': 'text/csv' },
      body,
      duplex: 'half',
    } as RequestInit)
    await sent.catch(() => undefined)
    const { batches } = await team.service.call(api.listBatches, { params: { incidentId } })
    expect(batches.find(({ fileName }) => fileName === 'grows.csv')).toMatchObject({
      state: 'failed',
      failure: { code: 'too_large' },
    })
    expect(readdirSync(join(console_.folder, 'uploads'))).toEqual([])
  })

  test('only those who import may, and nobody without a seat sees people', async () => {
    await expect(refusal(upload(team.legal, incidentId, file))).resolves.toMatchObject({
      status: 403,
    })
    await expect(
      refusal(team.member.call(api.listPeople, { params: { incidentId } })),
    ).resolves.toMatchObject({ status: 403 })
    const { batches } = await team.service.call(api.listBatches, { params: { incidentId } })
    const [batch] = batches
    await expect(refusal(team.member.call(api.listRowErrors, at(batch?.id ?? '')))).resolves.toMatchObject({
      status: 403,
    })
  })

  test('stopped while a file is read, it is read to its end after the start, and nobody is double', async () => {
    const many = [header, ...Array.from({ length: 1_200 }, (_, n) => `r${n},甲,,r${n}@people.example,,`)]
    const { id } = await upload(team.service, incidentId, many.join('\n'))
    const before = await team.service.call(api.listBatches, { params: { incidentId } })
    console_ = await console_.restart()
    team = movedTo(team, console_.url)
    const batch = await readOf(team.service, incidentId, id)
    expect(batch).toMatchObject({ state: 'done', rows: 1_200, added: 1_200, errors: 0 })
    expect(before.batches.find((one) => one.id === id)?.state).toMatch(/reading|done/)
  })
})
