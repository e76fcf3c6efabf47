import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import PizZip from 'pizzip'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { AuthorityForm } from '../../server/contract/authorities.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { draft, refusal, reportableBreach } from '../reports.ts'
import { setUpTeam, type Team } from '../team.ts'

const shipped = readFileSync(new URL('../../templates/reports/report.zh-CN.docx', import.meta.url))

/** The template as a lawyer would have edited it. */
function edited(change: (xml: string) => string): Buffer {
  const zip = new PizZip(shipped)
  zip.file('word/document.xml', change(zip.file('word/document.xml')!.asText()))
  return zip.generate({ type: 'nodebuffer' })
}

describe.each(dialects)('authorities and documents on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    team = await setUpTeam(console_)
  })
  afterAll(() => console_?.stop())

  const office: AuthorityForm = {
    kind: 'cyberspace',
    place: 'CN',
    province: 'CN-BJ',
    sector: '',
    name: { 'zh-CN': '北京市网信办（值班室）' },
    ruleIds: ['CN-06'],
    channels: [{ 'zh-CN': '值班传真' }],
    phone: '010-00000000',
    portal: 'https://example.com/report',
    hours: { 'zh-CN': '24 小时' },
  }
  const save = (key: string, change: object = {}, by = team.legal) =>
    by.call(api.saveAuthority, { params: { key }, body: { ...office, version: 0, ...change } })
  const line = async (key: string) =>
    (await team.legal.call(api.authorities)).authorities.find((one) => one.key === key)

  test('a line of the company’s stands over the shipped one everywhere, and the shipped one can be had back', async () => {
    const incidentId = await reportableBreach(console_, team)
    const named = async () =>
      (await team.legal.call(api.listAuthorities, { params: { incidentId } })).find(
        ({ key }) => key === 'provincial',
      )
    expect(await named()).toMatchObject({ phone: '12387', name: { 'zh-CN': '北京市互联网信息办公室' } })
    await save('provincial')
    expect(await named()).toMatchObject({ phone: '010-00000000', name: office.name })
    expect(await line('provincial')).toMatchObject({
      origin: 'changed',
      changedBy: { id: team.legal.id },
      version: 1,
    })
    const report = await draft(team, incidentId, 'first')
    const recipient = report.groups.flatMap(({ fields }) => fields).find(({ key }) => key === 'recipient')
    expect(recipient?.text['zh-CN'].shown).toBe('北京市网信办（值班室）')
    await expect(refusal(save('provincial'))).resolves.toMatchObject({ problem: { code: 'stale' } })
    await team.commander.call(api.dropAuthority, { params: { key: 'provincial' }, query: { version: '1' } })
    expect(await named()).toMatchObject({ phone: '12387' })
  })

  test('only for its province; nobody but owner and counsel; nothing that leads nowhere', async () => {
    await save('shanghai', { province: 'CN-SH' })
    expect(await line('shanghai')).toMatchObject({ origin: 'own', fits: false })
    expect((await line('ico'))?.fits).toBe(true)
    await expect(refusal(save('mine', {}, team.security))).resolves.toMatchObject({ status: 403 })
    await expect(
      refusal(save('wrong', { ruleIds: ['CN-06', 'CN-77'], sector: 'magic' })),
    ).resolves.toMatchObject({
      problem: {
        faults: [
          { pointer: '/ruleIds/1', code: 'unknown_rule' },
          { pointer: '/sector', code: 'unknown_sector' },
        ],
      },
    })
    await expect(refusal(save('wrong', { portal: 'javascript:alert(1)' }))).resolves.toMatchObject({
      status: 422,
    })
  })

  const put = (bytes: Buffer, person = team.legal, name = '报告模板.docx') =>
    fetch(`${console_.url}/api/document-templates/zh-CN?name=${encodeURIComponent(name)}`, {
      method: 'PUT',
      headers: { cookie: person.cookie, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
    })
  const words = async (incidentId: string, reportId: string) => {
    const path = `/api/incidents/${incidentId}/reports/${reportId}/export?format=docx`
    const answer = await fetch(console_.url + path, { headers: { cookie: team.legal.cookie } })
    return new PizZip(Buffer.from(await answer.arrayBuffer())).file('word/document.xml')?.asText() ?? ''
  }

  test('an edited template is checked, kept with its history, used by the next report, and survives a restart', async () => {
    const incidentId = await reportableBreach(console_, team)
    const { id } = await draft(team, incidentId, 'first')
    const own = edited((xml) => xml.replace('{letterhead}', '{letterhead} 法务部'))
    expect((await put(own, team.security)).status).toBe(403)
    expect((await put(own)).status).toBe(200)
    expect(await words(incidentId, id)).toContain('法务部')
    const [template] = (await team.legal.call(api.wordTemplates)).templates
    expect(template).toMatchObject({
      origin: 'company',
      versions: [{ fileName: '报告模板.docx', by: { id: team.legal.id }, current: true }],
    })
    expect(
      existsSync(join(console_.folder, 'templates', 'reports', 'versions', `${template?.digest}.docx`)),
    ).toBe(true)
    console_ = await console_.restart()
    const again = await fetch(`${console_.url}/api/document-templates/zh-CN/versions/${template?.digest}`, {
      headers: { cookie: team.legal.cookie },
    })
    expect(Buffer.from(await again.arrayBuffer())).toEqual(own)
    const moved = await fetch(`${console_.url}/api/document-templates/zh-CN/use`, {
      method: 'POST',
      headers: { cookie: team.legal.cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ digest: null }),
    })
    expect(moved.status).toBe(200)
    expect(await words(incidentId, id)).not.toContain('法务部')
  })

  test('a template with faults is not taken; every fault is named, and the one in force stays', async () => {
    const wrong = edited((xml) => xml.replace('{title}', '{titel}').replace('{subtitle}', '{subtitle'))
    const answer = await put(wrong)
    expect(answer.status).toBe(409)
    const problem = (await answer.json()) as { code: string; templateFaults: { code: string; tag: string }[] }
    expect(problem.code).toBe('template_faults')
    expect(problem.templateFaults.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['unknown_tag', 'unclosed_tag']),
    )
    expect((await put(Buffer.from('no zip'))).status).toBe(409)
  })
})
