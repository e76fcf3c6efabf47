import { receiptNumber } from './story.ts'

/** What became of each task of the plan, by its Chinese title, in the order and at the times of the play. */
export type Results = Record<string, string>

export const seatsFilled: Results = {
  '确认各席位有人接任，空缺的指定人选': '五席均已接任，无空缺；夜间由副手轮换',
}

export const instantsNoted: Results = {
  写明发现时间和获知时间及其依据: '发现与获知为同一时刻，依据是巡检告警工单；已写入事实清单',
}

export const tracesKept: Results = {
  保存首个线索的原件并登记摘要: '告警截图和首个越权请求的原文已封存，摘要两人核对一致',
}

export const activated: Results = {
  '停止日志轮转，封存相关系统日志并登记证据': '导出接口、网关、控制台三处日志停止轮转，近 180 天日志已封存',
  '定出对外统一口径，未经批准不对外发言': '口径一份，只答已核实的事实；来电统一转公关席',
}

export const assessed: Results = {
  '估计受影响人数（低值、最佳值、高值）并写明统计方法':
    '低值 96 万、最佳 118.6 万、高值 142 万；按接口调用次数，未按人去重',
  确认受影响的业务功能和信息种类: '个人实名认证；姓名、身份证件号码、人脸信息、手机号码，其中两类敏感',
  核对未成年人数和所在地区:
    '抽查 500 条导出记录，有未成年人，有境外注册用户；人数待去重后比对，先标「待核实」',
}

export const graded: Results = {
  提出国家分级意见并核对各项义务: '高值超过 100 万人，建议较大；首次报告按 4 小时起算，未成年人条款一并适用',
}

export const pathClosed: Results = {
  '切断泄露途径，吊销相关密钥和令牌': '导出接口已下线，旧导出令牌全部吊销',
}

export const effectChecked: Results = {
  由另一人复核处置措施是否生效: '平台组复核：旧令牌与新令牌各试 20 次，均被拒绝',
}

export const othersAsked: Results = {
  询问持有相关信息的第三方并登记答复: '身份核验供应方书面答复：其侧无异常调用，未留存导出资料',
  '涉嫌违法犯罪的，向公安机关报案': '按编号遍历读取资料，涉嫌违法；已报案，受案回执已存证',
}

export const reportDrafted: Results = {
  '起草首次报告，未知项标「待核实」': '安全席起草，法务逐项核对；人数为估计值，未知项均标「待核实」',
}

export const noticeDrafted: Results = {
  起草告知书与公告: '中英文、监护人版齐全；公告取同一底稿，不点名任何人',
}

export const reportSigned: Results = {
  签发首次报告并登记回执: `总指挥签发，法务提交，回执号 ${receiptNumber}`,
}

export const peopleImported: Results = {
  导入受影响个人名单并核对重复与错行:
    '1,001 行，导入 1,000 人，无重复；1 行手机和邮箱都写错，已退回业务方更正',
}

export const noticeApproved: Results = {
  审批告知书与公告: '四项法定内容和补救措施齐全，公告与告知书一致，予以核准',
}
