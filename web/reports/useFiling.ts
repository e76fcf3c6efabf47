import { useState } from 'react'
import { api } from '../../server/contract/api.ts'
import type { AuthorityView } from '../../server/contract/authorities.ts'
import { needsGate } from '../../server/rules/exportGate.ts'
import type { Language, Wording } from '../../server/rules/facts.ts'
import { isFor } from '../../server/rules/reportForm.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { serverNow } from '../live/now.ts'
import { useCommand, useView } from '../live/view.ts'
import { useReason } from '../words/reason.ts'
import { answersOf, type GateDraft, noGate } from './GateForm.tsx'
import { useReport, useReportParams } from './useReport.ts'

interface Draft {
  recipient: string
  channel: string
  at: string | undefined
  receiptNumber: string
  ruleIds: string[]
  lateReason: string
  gate: GateDraft
}

export type Filing = ReturnType<typeof useFiling>

/** What is typed about one filing; recipient and channel in the language of the form. */
export function useFiling() {
  const { clocks, mustBeNamed, groups, version, filings, places, form } = useReport()
  const params = useReportParams()
  const shiftMs = useShift()
  const { id: incidentId } = useIncident()
  const foreignRequest = useView(api.listFacts, { params: { incidentId } }).data?.facts.some(
    ({ key, value }) => key === 'foreignRequest' && value === true,
  )
  const { ofFault } = useReason()
  const all = useView(api.listAuthorities, { params: { incidentId } })
  const open = clocks.filter(({ stoppedAt }) => stoppedAt === null)
  const [draft, setDraft] = useState<Draft>(() => ({
    recipient: filings.length > 0 ? '' : recipientIn(groups, form.language),
    channel: '',
    at: new Date(serverNow() + shiftMs).toISOString(),
    receiptNumber: '',
    ruleIds: open.map(({ ruleId }) => ruleId).filter((ruleId) => !mustBeNamed.includes(ruleId)),
    lateReason: '',
    gate: noGate,
  }))
  const file = useCommand(api.fileReport)
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const named = (all.data ?? []).filter(({ place }) => isFor(form, place))
  const at = Date.parse(draft.at ?? '')
  const chosen = named.find(({ name }) => Object.values(name).includes(draft.recipient))
  const abroad = needsGate({
    places: draft.ruleIds.flatMap((ruleId) => places[ruleId] ?? []),
    recipientPlace: chosen?.place ?? null,
    formPlaces: form.places,
    foreignRequest: foreignRequest ?? false,
  })
  const { gate, ...kept } = draft
  const answers = abroad ? answersOf(gate) : undefined
  const gated = answers ? { gate: answers } : {}
  return {
    draft,
    set,
    open,
    authorities: named.map(({ name }) => inWords(name, form.language)),
    /** What the directory knows of the authority named. */
    office: chosen,
    abroad,
    channels: channelsOf(named, chosen, form.language),
    late: open
      .filter(
        ({ ruleId, dueAt }) => draft.ruleIds.includes(ruleId) && dueAt !== null && at > Date.parse(dueAt),
      )
      .map(({ ruleId }) => ruleId),
    error: file.error && file.error.faults.length === 0 ? file.error : null,
    isPending: file.isPending,
    fault: (pointer: string) => {
      const found = file.error?.at(pointer)
      return found && ofFault(found)
    },
    send: () => file.mutate({ params, body: { ...kept, at: draft.at ?? '', ...gated, version } }),
  }
}

const recipientIn = (groups: ReturnType<typeof useReport>['groups'], language: Language): string =>
  groups.flatMap(({ fields }) => fields).find(({ key }) => key === 'recipient')?.text[language].value ?? ''

/** Those of the authority named; of all of them where it is none of these. */
function channelsOf(
  all: readonly AuthorityView[],
  chosen: AuthorityView | undefined,
  language: Language,
): string[] {
  const from = chosen ? [chosen] : all
  return [...new Set(from.flatMap(({ channels }) => channels.map((channel) => inWords(channel, language))))]
}

/** As the form is written; in Chinese where it has no other words. */
const inWords = (wording: Wording, language: Language): string =>
  wording[language] ?? wording['zh-CN'] ?? wording.en ?? ''
