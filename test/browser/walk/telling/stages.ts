import { expect, test } from 'vitest'
import { lastStopPage } from '../../pages/notices.ts'
import { sendingPage } from '../../pages/sending.ts'
import { letItGo, lettersTo, tryOnOneself } from '../sending.ts'
import { everybody, reached, type Telling } from './gathering.ts'

const [first, second] = [10, 40]

/** The last stop, and the stages behind gates that the commander opens. */
export function theStages(on: Telling): void {
  test('at the last stop nobody is told before somebody has seen the message itself', async () => {
    const page = sendingPage(on.commander)
    await page.open(on.incidentId, 'stop')
    await lastStopPage(on.commander).message.nth(2).waitFor()
    await page.why.getByText('还没有人试收过这一版').waitFor()
    expect(await page.go(everybody).isDisabled()).toBe(true)
    await tryOnOneself(on.commander)
    expect(on.smtp.received.filter(({ to }) => to === on.team.commander.email).length).toBeGreaterThan(0)
    expect(await lettersTo(on.smtp)).toEqual([])
  })

  test('the order goes to a few first, then waits for the commander', async () => {
    const page = sendingPage(on.commander)
    await page.addStage(1, first)
    await page.addStage(2, second)
    await page.gate('总指挥逐批放行').check()
    await on.look(on.commander, '03-last-stop')
    await page.go(everybody).click()
    await page.countdown.waitFor()
    expect(await lettersTo(on.smtp)).toEqual([])
    await letItGo(on.console_)
    await page.stage('第 1 批').getByText('等总指挥放行').waitFor()
    // Those whom no letter reaches may be among those drawn.
    expect(first - 2 <= (await page.told()) && (await page.told()) <= first).toBe(true)
    expect(await lettersTo(on.smtp)).toHaveLength(await page.told())
    await on.look(on.commander, '04-first-stage')
  })

  test('each gate opens on a reason, which stands beside its stage; then everybody is told', async () => {
    const page = sendingPage(on.commander)
    await page.openGate(/^放行下一批/, '首批逐封核对，内容无误')
    await page.stage('第 1 批').getByText('李慎行 放行：首批逐封核对，内容无误').waitFor()
    await page.stage('第 2 批').getByText('等总指挥放行').waitFor()
    await on.look(on.commander, '05-second-stage')
    await page.openGate(/^放行其余/, '没有投诉，退信正常')
    await on.commander.getByText('联系不上 2 人').waitFor()
    await on.commander.getByText(`${reached} + 0 + 0 + 2 = ${everybody}`).waitFor()
    await on.commander.getByText(`与名单 ${everybody} 人一致`).waitFor()
    await on.look(on.commander, '06-all')
  })

  test('the same people by where they live and what they are: every figure adds up, on the page and in its file', async () => {
    const page = sendingPage(on.commander)
    await page.by('按地区').click()
    expect(await page.figuresOf('日本')).toEqual(['24', '0', '0', '0', '24'])
    await on.look(on.commander, '07-by-region')
    await page.by('按人群').click()
    expect(await page.figuresOf('企业管理员')).toEqual(['80', '0', '0', '0', '80'])
    const [file] = await Promise.all([on.commander.waitForEvent('download'), page.exportCoverage.click()])
    const text = await file.createReadStream().then((stream) => stream.setEncoding('utf8').toArray())
    expect(text.join('').trimEnd().split('\r\n').at(-1)).toBe(`合计,${reached},0,0,2,0,0,${everybody}`)
  })
}
