import { Rail } from '../Rail.tsx'
import { Seat } from '../Seat.tsx'
import type { PhaseProps } from '../StageTrack.tsx'

const opened = Date.now()
export const ago = (minutes: number): number => opened - minutes * 60_000
export const ahead = (minutes: number): number => opened + minutes * 60_000

export const nav = [
  { to: '/', label: '待我处理', count: 6 },
  { to: '/parts', label: '事件', count: 2 },
  { to: '/drills', label: '演练' },
  { to: '/duties', label: '义务库' },
  { to: '/ledger', label: '承诺账' },
  { to: '/settings', label: '设置' },
]
export const person = { name: '李慎行', role: '总指挥' }
export const commands = nav.map(({ to, label }) => ({ key: to, words: label, run: () => undefined }))

export const phases: PhaseProps[] = [
  { state: 'done', name: '发现', at: '01:02' },
  { state: 'done', name: '启动预案', at: '01:12' },
  { state: 'done', name: '研判分级', at: '01:46' },
  { state: 'current', name: '遏制与先期处置' },
  { state: 'ahead', name: '报告与告知' },
  { state: 'ahead', name: '根除恢复' },
  { state: 'ahead', name: '响应结束' },
  { state: 'ahead', name: '复盘' },
]

export const tabs = [
  { to: '/parts', label: '指挥', icon: 'command' as const },
  { to: '/records', label: '记录', icon: 'record' as const },
  { to: '/tasks', label: '任务', icon: 'check' as const },
  { to: '/facts', label: '事实', icon: 'facts' as const },
  { to: '/seats', label: '席位 5/7', icon: 'seat' as const, late: true },
]

export const SampleRail = () => (
  <Rail
    sections={[
      { to: '/parts', label: '指挥', icon: 'command' },
      { to: '/a', label: '事实', icon: 'facts', note: 'v7' },
      { to: '/b', label: '处置与任务', icon: 'check', note: '1 逾期', tone: 'late' },
      { to: '/c', label: '义务时限', icon: 'clock', note: '2 临近', tone: 'soon' },
      { to: '/d', label: '报告', icon: 'report', note: '1 待签', tone: 'soon' },
      { to: '/e', label: '告知', icon: 'edit', note: '草稿' },
      { to: '/f', label: '发送', icon: 'send', note: '未开始' },
      { to: '/g', label: '咨询投诉', icon: 'question', note: '0' },
      { to: '/h', label: '承诺账', icon: 'ledger' },
      { to: '/i', label: '记录', icon: 'record', note: '214' },
    ]}
    seatsInPlace={{ filled: 5, wanted: 7 }}
    seats={
      <>
        <Seat title="总指挥" name="李慎行" state="accepted" />
        <Seat title="调查溯源" name="孙博" state="away" since={ago(9)} />
        <Seat title="法务合规" name="周令仪" state="accepted" />
        <Seat title="公关" state="empty" since={ago(26)} called="副手已呼 3 分" />
        <Seat title="客服" name="郑可" state="called" />
        <Seat title="评估组" name="何敏" state="observer" />
      </>
    }
    here={['周令仪 正在编辑 报告', '孙博 正在编辑 事实', '韩立峰、罗铭 正在查看']}
  />
)
