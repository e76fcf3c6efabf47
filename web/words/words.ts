import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../server/rules/facts.ts'
import enAlarms from './en/alarms.json'
import enCalendar from './en/calendar.json'
import enCalls from './en/calls.json'
import enCentre from './en/centre.json'
import enColumns from './en/columns.json'
import enCoverage from './en/coverage.json'
import enDeclare from './en/declare.json'
import enDrills from './en/drills.json'
import enDuties from './en/duties.json'
import enFacts from './en/facts.json'
import enFiles from './en/files.json'
import enFrame from './en/frame.json'
import enGrades from './en/grades.json'
import enHandling from './en/handling.json'
import enHome from './en/home.json'
import enIncident from './en/incident.json'
import enIncidents from './en/incidents.json'
import enJourney from './en/journey.json'
import enLedger from './en/ledger.json'
import enLibrary from './en/library.json'
import enNotices from './en/notices.json'
import enOffices from './en/offices.json'
import enOrder from './en/order.json'
import enParties from './en/parties.json'
import enParts from './en/parts.json'
import enProblems from './en/problems.json'
import enProof from './en/proof.json'
import enRecord from './en/record.json'
import enReports from './en/reports.json'
import enSending from './en/sending.json'
import enSession from './en/session.json'
import enSettings from './en/settings.json'
import enShell from './en/shell.json'
import zhAlarms from './zh-CN/alarms.json'
import zhCalendar from './zh-CN/calendar.json'
import zhCalls from './zh-CN/calls.json'
import zhCentre from './zh-CN/centre.json'
import zhColumns from './zh-CN/columns.json'
import zhCoverage from './zh-CN/coverage.json'
import zhDeclare from './zh-CN/declare.json'
import zhDrills from './zh-CN/drills.json'
import zhDuties from './zh-CN/duties.json'
import zhFacts from './zh-CN/facts.json'
import zhFiles from './zh-CN/files.json'
import zhFrame from './zh-CN/frame.json'
import zhGrades from './zh-CN/grades.json'
import zhHandling from './zh-CN/handling.json'
import zhHome from './zh-CN/home.json'
import zhIncident from './zh-CN/incident.json'
import zhIncidents from './zh-CN/incidents.json'
import zhJourney from './zh-CN/journey.json'
import zhLedger from './zh-CN/ledger.json'
import zhLibrary from './zh-CN/library.json'
import zhNotices from './zh-CN/notices.json'
import zhOffices from './zh-CN/offices.json'
import zhOrder from './zh-CN/order.json'
import zhParties from './zh-CN/parties.json'
import zhParts from './zh-CN/parts.json'
import zhProblems from './zh-CN/problems.json'
import zhProof from './zh-CN/proof.json'
import zhRecord from './zh-CN/record.json'
import zhReports from './zh-CN/reports.json'
import zhSending from './zh-CN/sending.json'
import zhSession from './zh-CN/session.json'
import zhSettings from './zh-CN/settings.json'
import zhShell from './zh-CN/shell.json'

const zh = {
  offices: zhOffices,
  order: zhOrder,
  parts: zhParts,
  parties: zhParties,
  notices: zhNotices,
  alarms: zhAlarms,
  frame: zhFrame,
  problems: zhProblems,
  proof: zhProof,
  reports: zhReports,
  centre: zhCentre,
  columns: zhColumns,
  sending: zhSending,
  session: zhSession,
  settings: zhSettings,
  calendar: zhCalendar,
  shell: zhShell,
  journey: zhJourney,
  ledger: zhLedger,
  drills: zhDrills,
  grades: zhGrades,
  handling: zhHandling,
  home: zhHome,
  calls: zhCalls,
  coverage: zhCoverage,
  declare: zhDeclare,
  incident: zhIncident,
  incidents: zhIncidents,
  library: zhLibrary,
  duties: zhDuties,
  facts: zhFacts,
  files: zhFiles,
  record: zhRecord,
}
const en = {
  offices: enOffices,
  order: enOrder,
  parts: enParts,
  parties: enParties,
  notices: enNotices,
  alarms: enAlarms,
  frame: enFrame,
  problems: enProblems,
  proof: enProof,
  reports: enReports,
  centre: enCentre,
  columns: enColumns,
  sending: enSending,
  session: enSession,
  settings: enSettings,
  calendar: enCalendar,
  shell: enShell,
  journey: enJourney,
  ledger: enLedger,
  drills: enDrills,
  grades: enGrades,
  handling: enHandling,
  home: enHome,
  calls: enCalls,
  coverage: enCoverage,
  declare: enDeclare,
  incident: enIncident,
  incidents: enIncidents,
  library: enLibrary,
  duties: enDuties,
  facts: enFacts,
  files: enFiles,
  record: enRecord,
}

export const resources = { 'zh-CN': zh, en } satisfies Record<Language, object>

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'parts'
    resources: typeof zh
    returnNull: false
  }
}

const key = 'fenghuo.language'

/** Words of one page: `const { t } = useTranslation('home')`; the types know every key. */
export function startWords(): void {
  void i18next.use(initReactI18next).init({
    resources,
    lng: rememberedLanguage(),
    fallbackLng: 'zh-CN',
    defaultNS: 'parts',
    initAsync: false,
    returnEmptyString: true,
    interpolation: { escapeValue: false },
  })
  i18next.on('languageChanged', markLanguage)
  markLanguage(i18next.language)
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(key, language)
  void i18next.changeLanguage(language)
}

/** The language shown now; anything that is not English reads Chinese. */
export const shownLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'zh-CN')

function rememberedLanguage(): Language {
  const kept = localStorage.getItem(key)
  if (kept === 'en' || kept === 'zh-CN') return kept
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh-CN'
}

function markLanguage(language: string): void {
  document.documentElement.lang = language
}
