import { useState } from 'react'
import { Condition, Conditions } from '../Condition.tsx'
import { DutyDetail, DutyRow } from '../DutyRow.tsx'
import { Value, Values } from '../Pane.tsx'
import { Unknown } from '../Unknown.tsx'

const head = ['状态', '义务', '向谁', '剩余或用时', '依据', '核实', '凭证', '负责']

export function DutySample() {
  const [open, setOpen] = useState(true)
  return (
    <table className="table">
      <thead>
        <tr>
          {head.map((word) => (
            <th key={word}>{word}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        <DutyRow
          state={{ tone: 'soon', word: '临近' }}
          code="CN-06"
          title="首次报告"
          recipient="属地省级网信部门"
          figure="01:17:52"
          figureNote="4 小时，到期 05:02"
          proof="还差 首次报告"
          basis="事件报告办法 4、9"
          mark="V2"
          owner="法务 周令仪"
          open={open}
          onToggle={() => setOpen(!open)}
        >
          <DutyDetail
            why={
              <Conditions>
                <Condition
                  outcome="met"
                  what="国家分级 较大 及以上"
                  because="个人信息 118.6 万人，高值 142.0 万 ≥ 100 万"
                  source="事实 v7"
                />
                <Condition outcome="notMet" what="关键信息基础设施" because="单位档案：其他" />
                <Condition outcome="unknown" what="涉及未成年人" because="人数待核实" />
              </Conditions>
            }
            start={
              <Values>
                <Value label="采用">01:02 发现</Value>
                <Value label="到期">11-24 05:02 UTC+8</Value>
              </Values>
            }
            how="第七条第 1、2 项必报；其余判断不了的先报后补。"
          />
        </DutyRow>
        <DutyRow
          state={{ tone: 'soon', word: '请法务确认', icon: 'question' }}
          code="CN-10a"
          title="报电信管理机构"
          recipient="属地通信管理局"
          figure={<Unknown>是否「严重后果」</Unknown>}
          figureNote="建议适用，不自动生效"
          proof="还差 首次报告"
          basis="工信部令 24 号 14"
          mark="P"
          owner="法务 周令仪"
        />
        <DutyRow
          state={{ tone: 'done', word: '已履行' }}
          code="CN-02"
          title="启动预案"
          recipient="本单位"
          figure="00:10:04"
          proof="还差 首次报告"
          basis="网安法 27"
          mark="V2"
          owner="总指挥 李慎行"
        />
        <DutyRow
          state={{ tone: 'idle', word: '不适用', icon: 'none' }}
          code="CN-07"
          title="关基 1 小时报告"
          recipient="保护工作部门、公安"
          figure="—"
          figureNote="未认定为关基"
          proof="—"
          basis="事件报告办法 4"
          mark="V2"
          owner="—"
          pale
        />
      </tbody>
    </table>
  )
}
