import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { startConsole } from '../../server/console.ts'
import { api } from '../../server/contract/api.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { declareBreach, refusal, setUpTeam, type Team } from '../team.ts'

describe.each(dialects)('bad input on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    team = await setUpTeam(console_)
  })
  afterAll(() => console_?.stop())

  test.each([
    ['markup', '<script>alert(1)</script>'],
    ['a template', '{{7*7}} {% raw %} #{7*7}'],
    ['SQL', `Robert'); DROP TABLE incident;--`],
    ['emoji and rare characters', '🔥 㐂 𠮷 烽火'],
    ['right-to-left text', 'حادث ‏تسريب‎'],
    ['a formula', '=HYPERLINK("http://x.example")'],
  ])('%s in a title is kept to the letter', async (_what, title) => {
    const { id } = await declareBreach(team.member, console_, { title })
    expect(await team.legal.call(api.getIncident, { params: { incidentId: id } })).toMatchObject({ title })
  })

  test.each([
    ['NUL', 'a\u0000b'],
    ['a lone surrogate', 'a\ud800b'],
    ['blank', '   '],
    ['too long', 'x'.repeat(121)],
  ])('%s in a title is refused with a pointer to the field', async (_what, title) => {
    const refused = await refusal(declareBreach(team.member, console_, { title }))
    expect(refused).toMatchObject({ status: 422, problem: { code: 'invalid' } })
    expect(refused?.problem.faults).toEqual([expect.objectContaining({ pointer: '/title' })])
  })

  test('noticed in the future is refused', async () => {
    const noticedAt = new Date(console_.now() + 60_000).toISOString()
    const refused = await refusal(declareBreach(team.member, console_, { noticedAt }))
    expect(refused?.problem.faults).toEqual([{ pointer: '/noticedAt', code: 'in_the_future' }])
  })

  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${console_.url}/api/incidents`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: team.member.cookie, ...headers },
      body,
    })

  test.each([
    ['what is no JSON', '{"title":', {}, 400, 'not_json'],
    ['a body too large', JSON.stringify({ title: 'x'.repeat(3_000_000) }), {}, 413, 'too_large'],
    ['another site', '{}', { origin: 'https://evil.example' }, 403, 'foreign_origin'],
    [
      'a stolen cookie that is no session',
      '{}',
      { cookie: 'fenghuo.session_token=made.up' },
      401,
      'not_signed_in',
    ],
  ])('%s is answered with a problem, not a page', async (_what, body, headers, status, code) => {
    const response = await post(body, headers as Record<string, string>)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(await response.json()).toMatchObject({ code, status })
  })

  test('an endpoint that does not exist is a problem too', async () => {
    const response = await fetch(`${console_.url}/api/nothing-here`, {
      headers: { cookie: team.member.cookie },
    })
    expect(await response.json()).toMatchObject({ status: 404, code: 'not_found' })
  })
})

describe('one console at a time', () => {
  test('a second one on the same data folder is refused in words; a restart is not', async () => {
    const first = await startTestConsole()
    const config = readConfig({ PORT: '0', FENGHUO_DATA: first.folder })
    await expect(startConsole(config)).rejects.toThrow(/Another console is running/)
    const again = await first.restart()
    await again.stop()
  })
})

describe('the environment', () => {
  test.each([
    ['PORT', 'eighty', /PORT is "eighty"/],
    ['PORT', '70000', /from 0 to 65535/],
    ['DATABASE_URL', 'mysql://x', /DATABASE_URL must begin with postgres/],
    ['SMTP_URL', 'mail.example', /SMTP_URL is not a URL/],
    ['SMTP_URL', 'smtp://', /SMTP_URL: it names no host/],
    ['SMTP_URL', 'smtp://mail.example?connections=many', /connections is "many"; it must be a number/],
    ['SMTP_URL', 'smtp://mail.example?tls=on', /"tls" is no setting of it/],
    ['SMTP_URL', 'smtp://mail.example?starttls=always', /starttls is "always"; it can be require/],
    ['SMS_URL', 'smpp://x', /SMS_URL must begin with http/],
    ['SMS_URL', 'aliyun://ak@dysmsapi.aliyuncs.com?token=t', /SMS_URL: the secret is missing/],
    ['BOUNCE_SECRET', 'short', /BOUNCE_SECRET must be at least 16/],
    ['PUBLIC_URL', 'console', /PUBLIC_URL is not a URL/],
    ['MAIL_FROM', 'nobody', /MAIL_FROM is not an e-mail address/],
    ['FENGHUO_KEY', 'c2hvcnQ=', /FENGHUO_KEY must be 32 bytes/],
  ])('%s=%s refuses the start', (name, value, said) => {
    expect(() => readConfig({ [name]: value })).toThrow(said)
  })

  const nobodyListens = 'postgres://boss:lanterns@127.0.0.1:1/fenghuo'
  test.each([
    ['FENGHUO_DATA', '/etc/hostname', /FENGHUO_DATA is "\/etc\/hostname": a file stands there/],
    ['HOST', '203.0.113.9', /HOST is "203.0.113.9".*this machine has no such address/],
    ['DATABASE_URL', nobodyListens, /^DATABASE_URL leads to 127.0.0.1:1\/fenghuo: nothing listens there/],
  ])('%s=%s is refused in words once it is tried', async (name, value, said) => {
    const folder = mkdtempSync(join(tmpdir(), 'fenghuo-test-'))
    const start = startConsole(readConfig({ PORT: '0', FENGHUO_DATA: folder, [name]: value }))
    await expect(start).rejects.toThrow(said)
    rmSync(folder, { recursive: true })
  })

  test.each(dialects)('data begun under another key are not opened on %s', async (dialect) => {
    const key = () => randomBytes(32).toString('base64')
    const first = await startTestConsole({ dialect, env: { FENGHUO_KEY: key() } })
    await first.halt()
    const { config } = first.ctx
    await expect(startConsole({ ...config, key: key() })).rejects.toThrow(/FENGHUO_KEY.*is not the key/)
    const again = await first.restart()
    await again.stop()
  })

  test('every setting has a working default', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3000',
    })
  })
})

describe('the description of the API', () => {
  test('names every call with its problem', async () => {
    const console_ = await startTestConsole()
    const document = await (await fetch(`${console_.url}/api/openapi.json`)).json()
    const operations = Object.values(
      document.paths as Record<string, Record<string, { operationId: string }>>,
    ).flatMap((path) => Object.values(path))
    expect(operations.map((operation) => operation.operationId).sort()).toEqual(Object.keys(api).sort())
    await console_.stop()
  })
})
