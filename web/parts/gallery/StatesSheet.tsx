import { useState } from 'react'
import { Problem } from '../../api.ts'
import { Button } from '../Button.tsx'
import { Chip, State } from '../Chip.tsx'
import { Clock, ClockBand } from '../Clock.tsx'
import { CompleteCount, Completeness } from '../Completeness.tsx'
import { Difference } from '../Difference.tsx'
import { DrillBanner, DrillClock } from '../DrillBanner.tsx'
import { EmptyState, Note } from '../EmptyState.tsx'
import { ErrorNote } from '../ErrorNote.tsx'
import { FactChip } from '../FactChip.tsx'
import { TextArea, TextField } from '../Field.tsx'
import { Filters } from '../Filters.tsx'
import { Age, Instant } from '../Instant.tsx'
import { Mark, MarkLegend } from '../Mark.tsx'
import { maskedEmail, maskedPhone } from '../masked.ts'
import { AnyOf, OneOf } from '../Options.tsx'
import { PageHead, Tick } from '../PageHead.tsx'
import { Pane } from '../Pane.tsx'
import { Seal } from '../Seal.tsx'
import { Stage, StageTrack } from '../StageTrack.tsx'
import { Unknown } from '../Unknown.tsx'
import { CoverageSample } from './CoverageSample.tsx'
import { DutySample } from './DutySample.tsx'
import { ago, ahead } from './sample.tsx'

const digest = '9f3c1a77e02d'.repeat(5).slice(0, 64)

/** Each remaining part in every state it has. */
export const StatesSheet = () => (
  <div style={{ background: 'var(--surface)' }}>
    <DrillBanner title="实操演练：实名资料售卖与监管命令" number="DR-2026-03" onShelve={() => undefined} />
    <PageHead
      number="PI-2026-014"
      title="实名认证资料导出接口越权访问"
      chips={<Chip tone="solid">真实事件</Chip>}
      aside={
        <>
          <Tick label="首次报告" figure="已报 04:06" tone="done" />
          <Tick label="告知个人 CN-04" figure="已逾 00:18:20" tone="late" />
        </>
      }
    />
    <ClockBand label="时限">
      <Clock title="临近" code="CN-03" startAt={ago(159)} dueAt={ahead(81)} lawWord="立即" />
      <Clock title="进行中" code="CN-13" startAt={ago(1000)} dueAt={ahead(42_200)} />
      <Clock title="已逾期" code="CN-04" startAt={ago(400)} dueAt={ago(18)} lawWord="立即" />
      <Clock title="按时停止" code="CN-06" startAt={ago(600)} dueAt={ago(360)} stoppedAt={ago(416)} />
      <Clock title="晚了才停" code="CN-05" startAt={ago(600)} dueAt={ago(360)} stoppedAt={ago(300)} />
      <Clock title="待核实" code="CN-14" unknown footer="人数未知" />
    </ClockBand>
    <StageTrack>
      <Stage state="done" title="自测" size="12 人" at="06:02" note="内部账号全部收到" />
      <Stage state="running" title="100" size="100 人" note="送达 98.0%，不明 0" />
      <Stage state="waiting" title="1,000" size="900 人" note="等总指挥放行" />
      <Stage state="stopped" title="10,000" size="9,000 人" note="退信 6.1% 越线，自动暂停" />
      <Stage state="idle" title="全部" size="1,274,316 人" />
    </StageTrack>
    <CoverageSample />
    <Filters
      title="义务 14"
      filters={[
        { key: 'all', label: '全部' },
        { key: 'soon', label: '临近', count: 2, tone: 'soon' },
        { key: 'late', label: '逾期', count: 1, tone: 'late' },
        { key: 'done', label: '已履行', count: 3 },
      ]}
      chosen="all"
      onChoose={() => undefined}
      aside="规则包 中国 2026.11"
    />
    <DutySample />
    <MarkLegend />
    <Buttons />
    <Words />
    <Forms />
  </div>
)

const Buttons = () => (
  <Pane title="按钮" padded>
    <div className="row" style={{ flexWrap: 'wrap' }}>
      <Button kind="go">审阅并签发</Button>
      <Button>指定人选</Button>
      <Button kind="quiet" icon="add">
        添加
      </Button>
      <Button kind="stop" icon="pause">
        暂停发送
      </Button>
      <Button working>导出 DOCX</Button>
      <Button off="缺第 4 段，补齐后可核准">核准</Button>
      <Button kind="go" size="large" working>
        宣布事件
      </Button>
      <DrillClock figure="T+00:48:11" />
    </div>
  </Pane>
)

const Words = () => (
  <Pane title="文中" padded>
    <p style={{ font: 'var(--t-read)', maxWidth: 620 }}>
      受影响的有
      <FactChip no="F5" changed>
        约 128.4 万人
      </FactChip>
      ，可能被获取的信息是您的<FactChip no="F6">姓名、手机号、证件号码</FactChip>。境外 <Unknown />。
    </p>
    <div className="row" style={{ flexWrap: 'wrap', gap: 16, margin: '8px 0' }}>
      <Completeness missing={[]} />
      <Completeness missing={['补救措施', '联系方式']} />
      <CompleteCount label="四要素" done={4} all={4} />
      <CompleteCount label="法定内容" done={5} all={6} />
      <State tone="late">逾期</State>
      <State tone="idle">未开始</State>
      <Chip tone="late">逾期</Chip>
      <Chip tone="soon">待签</Chip>
      <Chip tone="done">一致</Chip>
      <Chip tone="drill">演练</Chip>
      <Mark mark="P" worded />
      <Instant at={ago(2000)} age />
      <Age at={ago(12)} />
      <span>{maskedPhone('19900002046')}</span>
      <span>{maskedEmail('zhou@mail.example')}</span>
    </div>
    <div style={{ display: 'grid', gap: 8, maxWidth: 460 }}>
      <Seal state="open" digest={digest} note="5 种形式一并加封，改字即废" />
      <Seal state="sealed" digest={digest} note="周令仪 04:21 核准" />
      <Seal state="void" digest={digest} note="03:58 核准，04:12 唐晓改动" />
      <Difference
        title="与已核准的 v3 相比：改 1 处，其余逐字相同"
        places={[
          {
            where: '第 1 段',
            pieces: [
              { kind: 'same', text: '受影响的有约 ' },
              { kind: 'deleted', text: '118.6' },
              { kind: 'added', text: '128.4' },
              { kind: 'same', text: ' 万人' },
            ],
          },
        ]}
      />
      <Note tone="soon">写错不要紧，之后都能改，原值保留。</Note>
      <ErrorNote
        kept
        problem={new Problem(422, 'invalid', '', [{ pointer: '/title', code: 'blank' }])}
        onRetry={() => undefined}
      />
    </div>
    <EmptyState text="事件的记录会出现在这里。">
      <Button>宣布事件</Button>
    </EmptyState>
  </Pane>
)

function Forms() {
  const [one, setOne] = useState('outside')
  const [any, setAny] = useState(['a'])
  return (
    <Pane title="表单" padded>
      <div style={{ display: 'grid', gap: 16, maxWidth: 640 }}>
        <TextField no={1} label="标题" hint="一句话" value="导出接口越权" onChange={() => undefined} />
        <TextArea no={2} label="发生了什么" fault="必填" value="" onChange={() => undefined} />
        <OneOf
          no={3}
          label="怎么发现的"
          chosen={one}
          onChoose={setOne}
          choices={[
            { key: 'outside', label: '外部告知' },
            { key: 'alarm', label: '监测告警' },
          ]}
        />
        <AnyOf
          no={4}
          label="涉及哪些业务功能"
          hint="选功能，信息种类自动带出"
          chosen={any}
          onChoose={setAny}
          choices={[
            { key: 'a', label: '实名认证' },
            { key: 'b', label: '工单' },
          ]}
        />
      </div>
    </Pane>
  )
}
