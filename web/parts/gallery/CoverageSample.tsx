import { CoverageBar, CoverageLegend } from '../CoverageBar.tsx'
import { CoverageLedger, type CoverageRow } from '../CoverageLedger.tsx'

const rows: CoverageRow[] = [
  {
    key: 'inbox',
    icon: 'bell',
    name: '站内信',
    standard: '登录后已读',
    told: 412_870,
    trying: 0,
    unknown: 0,
    unreachable: 0,
  },
  {
    key: 'sms',
    icon: 'sms',
    name: '短信',
    standard: '运营商送达回执',
    told: 486_204,
    trying: 92_311,
    unknown: 1_200,
    unreachable: 0,
    rate: '260 人/秒',
  },
  {
    key: 'email',
    icon: 'email',
    name: '邮件',
    standard: '对方服务器接收且无退信',
    told: 118_940,
    trying: 139_522,
    unknown: 87,
    unreachable: 0,
    rate: '310 封/秒',
  },
  {
    key: 'phone',
    icon: 'phone',
    name: '电话',
    standard: '接听满 20 秒',
    told: 214,
    trying: 3_386,
    unknown: 0,
    unreachable: 612,
  },
  {
    key: 'none',
    icon: 'none',
    name: '无可用渠道',
    standard: '没有任何有效联系方式',
    told: 0,
    trying: 0,
    unknown: 0,
    unreachable: 28_970,
    rate: '转公告',
  },
]
const whole = { told: 1_018_228, trying: 235_219, unknown: 1_287, unreachable: 29_582 }

export const CoverageSample = () => (
  <>
    <div style={{ padding: '12px 16px' }}>
      <CoverageBar of={whole} />
      <CoverageLegend of={whole} />
    </div>
    <CoverageLedger rows={rows} list={1_284_316} />
  </>
)
