import { AlarmBand, AlarmRow, DecideList, LateList } from '../Alarm.tsx'
import { Button } from '../Button.tsx'
import { Chip, State } from '../Chip.tsx'
import { Clock, ClockBand, FirstClock } from '../Clock.tsx'
import { CommandLine } from '../CommandLine.tsx'
import { Faces } from '../Face.tsx'
import { Frame } from '../Frame.tsx'
import { RunningFigure } from '../Instant.tsx'
import { Mark } from '../Mark.tsx'
import { PageHead } from '../PageHead.tsx'
import { Columns, Pane, Stack, Value, Values } from '../Pane.tsx'
import { People } from '../People.tsx'
import { PhaseSteps } from '../StageTrack.tsx'
import { Correction, Stream, StreamEntry, StreamGap } from '../Stream.tsx'
import { TaskRow } from '../TaskRow.tsx'
import { Unknown } from '../Unknown.tsx'
import { ago, ahead, commands, nav, person, phases, SampleRail, tabs } from './sample.tsx'

/** The command page of the worked example, from plain values. */
export const CommandSample = () => (
  <Frame
    top={{
      nav,
      person,
      commands,
      onSignOut: () => undefined,
      phoneTitle: { title: 'PI-2026-014', note: '事件' },
    }}
    rail={<SampleRail />}
    phone={{
      action: (
        <Button kind="go" size="large" wide>
          审阅并签发首次报告
        </Button>
      ),
      tabs,
    }}
  >
    <PageHead
      large
      number="PI-2026-014"
      title="实名认证资料导出接口越权访问"
      chips={
        <>
          <Chip tone="solid">真实事件</Chip>
          <Chip>公司级别 特别重大</Chip>
          <Chip>
            国家分级 较大
            <span className="sep" />
            暂定
          </Chip>
        </>
      }
      aside={
        <>
          <Faces names={['周令仪', '孙博', '韩立峰', '罗铭']} label="正在查看" />
          <span>
            已历时{' '}
            <b className="age">
              <RunningFigure since={ago(159)} />
            </b>
          </span>
        </>
      }
    >
      <PhaseSteps label="阶段" phases={phases} />
    </PageHead>
    <SampleClocks />
    <SampleAlarms />
    <SampleColumns />
    <CommandLine
      placeholder="记一笔，或输入 /task 派任务，/fact 改事实，/role 派席位"
      onSubmit={() => Promise.resolve()}
      aside="周令仪 正在编辑 报告"
    />
  </Frame>
)

const SampleClocks = () => (
  <ClockBand label="时限">
    <FirstClock
      title="首次报告"
      recipient="省级网信部门"
      code="CN-06"
      startAt={ago(159)}
      dueAt={ahead(81)}
      startWord="01:02 发现"
      basis={
        <>
          第四条 <Mark mark="V2" />
        </>
      }
    />
    <Clock title="履责部门" code="CN-03" startAt={ago(159)} dueAt={ahead(81)} lawWord="立即" />
    <Clock title="告知个人" code="CN-04" startAt={ago(159)} dueAt={ahead(169)} lawWord="立即" />
    <Clock title="未成年人与监护人" code="CN-14" unknown footer="人数未知，按适用准备监护人版" />
    <Clock title="处置总结报告" code="CN-13" footer="处置结束之日起 30 日（自然日）" />
  </ClockBand>
)

const SampleAlarms = () => (
  <AlarmBand>
    <LateList count={2}>
      <AlarmRow
        what="公关席空缺，口径与公告无人审定"
        why="陈一鸣 03:15 失联，两呼未应"
        age="26 分"
        tone="late"
        icon="seat"
      >
        <Button size="small">指定人选</Button>
      </AlarmRow>
      <AlarmRow
        what="封存导出接口访问日志并登记证据"
        why="调查溯源 孙博，应于 03:20 完成"
        age="21 分"
        tone="late"
        icon="check"
      >
        <Button size="small">解除阻塞</Button>
      </AlarmRow>
    </LateList>
    <DecideList count={3} rest="另 1 项：人数口径取高值 142 万">
      <AlarmRow
        what="签发首次报告第 1 次（初报）"
        why="法务 03:36 已审，2 项标「待核实」后补"
        age="剩 80 分"
        tone="soon"
        icon="report"
      >
        <Button size="small" kind="go">
          审阅并签发
        </Button>
      </AlarmRow>
      <AlarmRow
        what="全站停用「实名资料导出」功能"
        why="处置组 03:33 提请，将影响 3,120 家企业客户"
        age="等 8 分"
        icon="shield"
      >
        <Button size="small">决定</Button>
      </AlarmRow>
    </DecideList>
  </AlarmBand>
)

const SampleColumns = () => (
  <Columns widths="minmax(0, 1.18fr) minmax(0, 0.96fr) minmax(0, 0.86fr)">
    <Pane title="实时记录" meta="214 条，UTC+8，只增不改">
      <Stream label="实时记录" waiting={3}>
        <StreamEntry at={ago(1)} icon="bell" by="系统，公关席">
          副手 <b>唐晓</b> 已读呼叫，尚未接任
        </StreamEntry>
        <StreamEntry at={ago(13)} icon="facts" by="孙博，事实 v7，依据：去重后的证件号码数">
          受影响人数 <Correction before="94.2 万" after="118.6 万" />
          ，高值 142 万
        </StreamEntry>
        <StreamGap ms={20 * 60_000} />
        <StreamEntry at={ago(33)} icon="shield" pinned by="韩立峰 03:02 执行，孙博 复核">
          <b>措施生效已复核</b>：导出接口已关闭，旧令牌 41,208 个已吊销
        </StreamEntry>
        <StreamEntry at={ago(89)} icon="flag" by="李慎行，预案 顶级 v3.2">
          升级：本事件按最高级预案处置，任何人不得降级
        </StreamEntry>
      </Stream>
    </Pane>
    <Pane title="任务与处置" meta="9/21 完成" tools="我的 3">
      <ul>
        <TaskRow state="doing" tone="late" title="封存导出接口访问日志" when="逾 21 分" by="调查溯源 孙博" />
        <TaskRow
          state="doing"
          tone="soon"
          title="比对暗网样本与泄露字段"
          when="04:10"
          by="调查溯源 孙博，已上传样本 2 份"
        />
        <TaskRow state="open" title="导入受影响个人名单" when="04:40" by="业务 罗铭，等事实 v8" />
        <TaskRow
          state="done"
          tone="done"
          title="关闭导出接口"
          when="03:02"
          by="处置 韩立峰，效果已复核 03:08"
        />
      </ul>
    </Pane>
    <Stack>
      <Pane title="事实清单" meta="v7，03:28 孙博" padded>
        <Values>
          <Value label="影响人数" meta="证件号码去重，03:28 统计，v7">
            <People large people={{ low: 960_000, best: 1_186_000, high: 1_420_000 }} />
          </Value>
          <Value label="信息种类">
            姓名、手机号、<b>证件号码</b> <Chip>敏感</Chip>
          </Value>
          <Value label="未成年人">
            <Unknown />
          </Value>
        </Values>
      </Pane>
      <Pane title="对外" meta="谁已经知道">
        <table className="table">
          <tbody>
            <tr>
              <td>省级网信部门</td>
              <td className="number">
                <State tone="soon" icon="report">
                  初报 待签发
                </State>
              </td>
            </tr>
            <tr>
              <td>公安机关</td>
              <td className="number">
                <State tone="done">02:20 已报案</State>
              </td>
            </tr>
          </tbody>
        </table>
      </Pane>
    </Stack>
  </Columns>
)
