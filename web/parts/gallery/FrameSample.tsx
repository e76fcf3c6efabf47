import { Clock, ClockBand, FirstClock } from '../Clock.tsx'
import { Frame } from '../Frame.tsx'
import { Rail } from '../Rail.tsx'
export function FrameSample() {
  const now = Date.now()
  const min = 60_000
  return (
    <Frame
      top={{
        nav: [
          { to: '/', label: '待我处理', count: 6 },
          { to: '/parts', label: '事件', count: 2 },
        ],
        person: { name: '李慎行', role: '总指挥' },
        onSignOut: () => {},
        commands: [],
      }}
      rail={
        <Rail
          sections={[
            { to: '/parts', label: '指挥', icon: 'command' },
            { to: '/f', label: '事实', icon: 'facts', note: 'v7' },
          ]}
          here={['孙博']}
          seatsInPlace={{ filled: 5, wanted: 7 }}
        />
      }
    >
      <ClockBand label="x">
        <FirstClock
          title="首次报告"
          recipient="省级网信部门"
          code="CN-06"
          startAt={now - 160 * min}
          dueAt={now + 80 * min}
          startWord="01:02 发现"
        />
        <Clock
          title="告知个人"
          code="CN-04"
          startAt={now - 160 * min}
          dueAt={now + 168 * min}
          lawWord="立即"
        />
      </ClockBand>
    </Frame>
  )
}
