import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { seatKeys } from '../../server/rules/seats.ts'
import { Problem } from '../api.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand, useView } from '../live/view.ts'
import { CommandLine, type Suggestion } from '../parts/CommandLine.tsx'
import { useReason } from '../words/reason.ts'
import { type Known, readLine, type Typed, type Way, waysOn } from './typed.ts'

/** The line at the foot: a note as it is, and tasks and seats by a slash. The stream above is the trace of it. */
export function CommandBar() {
  const { t } = useTranslation('incident')
  const { status, can } = useIncident()
  const known = useKnown()
  const send = useSend()
  const reason = useReason()
  const [fault, setFault] = useState<string>()
  if (status === 'closed' || !can.includes('note')) return null
  const submit = async (line: string) => {
    const typed = readLine(line, known)
    try {
      if (typed.kind === 'fault') throw new Error(t(`line.fault.${typed.code}`))
      await send(typed)
      setFault(undefined)
    } catch (error) {
      setFault(error instanceof Problem ? reason.of(error) : (error as Error).message)
      throw error
    }
  }
  const suggestion = ({ text, verb, seat, name }: Way): Suggestion => ({
    text,
    words: text.trim(),
    hint: verb ? t(`line.${verb}`) : seat ? t('line.seat') : name && t('line.person'),
  })
  return (
    <CommandLine
      placeholder={t('line.placeholder')}
      suggest={(text) => waysOn(text, known).map(suggestion)}
      fault={fault}
      onSubmit={submit}
    />
  )
}

function useKnown(): Known {
  const { t } = useTranslation('parts')
  const users = useView(api.users, {}).data ?? []
  return {
    seats: seatKeys.map((key) => ({ key, word: t(`seatName.${key}`) })),
    people: users.filter(({ left, role }) => !left && role !== 'auditor'),
  }
}

function useSend() {
  const { id } = useIncident()
  const note = useCommand(api.addNote)
  const task = useCommand(api.addTask)
  const call = useCommand(api.callSeat)
  const params = { incidentId: id }
  return (typed: Exclude<Typed, { kind: 'fault' }>): Promise<unknown> => {
    if (typed.kind === 'note') return note.mutateAsync({ params, body: { text: typed.text } })
    if (typed.kind === 'role')
      return call.mutateAsync({ params, body: { seat: typed.seat, userId: typed.userId } })
    return task.mutateAsync({ params, body: { title: typed.title, seat: typed.seat, dueAt: null } })
  }
}
