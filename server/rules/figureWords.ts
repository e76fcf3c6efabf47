import type { Figures, FullWording } from './facts.ts'

/** What each figure behind a grading line counts, with its unit. */
export const figureWords: Record<keyof Figures, FullWording> = {
  portalDownMinutes: {
    'zh-CN': '政府门户或新闻网站中断（分钟）',
    en: 'Government portal or news site down (minutes)',
  },
  ciiDownMinutes: { 'zh-CN': '关基整体中断（分钟）', en: 'Critical infrastructure down (minutes)' },
  ciiMainDownMinutes: { 'zh-CN': '关基主要功能中断（分钟）', en: 'Its main function down (minutes)' },
  provincePercent: { 'zh-CN': '受影响的省内人口（%）', en: 'People of one province affected (%)' },
  prefecturePercent: { 'zh-CN': '受影响的地市人口（%）', en: 'People of one prefecture affected (%)' },
  lifePeople: {
    'zh-CN': '水电气热油、出行、就医、购物受影响（人）',
    en: 'Water, power, gas, travel, medical or shopping affected (people)',
  },
  pageHours: { 'zh-CN': '违法信息在首页（小时）', en: 'Illegal content on the home page (hours)' },
  otherPageHours: { 'zh-CN': '违法信息在其他页面（小时）', en: 'Illegal content on other pages (hours)' },
  reposts: { 'zh-CN': '转发次数', en: 'Reposts' },
  views: { 'zh-CN': '浏览次数', en: 'Views' },
}
