import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { DataMapView, FactSheetView } from '../../server/contract/facts.ts'
import type { FactKey, Group } from '../../server/rules/facts.ts'
import { FactsContext } from '../facts/FactsContext.ts'
import '../facts/facts.css'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand, useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { Note } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Icon } from '../parts/Icon.tsx'
import { Loading } from '../parts/Loading.tsx'
import { useSay } from '../words/useSay.ts'
import { AddFact } from './AddFact.tsx'
import { SupposedFact } from './SupposedFact.tsx'
import { Supposition } from './Supposition.tsx'
import { noDrafts, type Supposed, useSupposed } from './supposed.ts'

/** Other facts on a copy: what opens, falls away and moves, before anybody decides. */
export function WhatIf() {
  const { id: incidentId } = useIncident()
  const sheet = useView(api.listFacts, { params: { incidentId } })
  const dataMap = useView(api.dataMap, {})
  const failed = sheet.error ?? dataMap.error
  if (failed) return <ErrorNote problem={failed} onRetry={() => void sheet.refetch()} />
  if (!sheet.data || !dataMap.data) return <Loading />
  return <Desk incidentId={incidentId} sheet={sheet.data} dataMap={dataMap.data} />
}

interface DeskProps {
  incidentId: string
  sheet: FactSheetView
  dataMap: DataMapView
}

function Desk({ incidentId, sheet, dataMap }: DeskProps) {
  const { t } = useTranslation('grades')
  const supposed = useSupposed(incidentId, sheet.facts)
  const command = useCommand(api.whatIf)
  const [asked, setAsked] = useState<readonly Supposed[]>([])
  const run = () => {
    setAsked(supposed.changed)
    command.mutate({ params: { incidentId }, body: { changes: supposed.changed.map(whole) } })
  }
  const fieldName = useFieldName(asked)
  const isOld = command.data && JSON.stringify(asked) !== JSON.stringify(supposed.changed)
  const groups = useGroups(sheet)
  const groupName = (group: string) => groups.find(({ key }) => key === group)?.name ?? group
  const names = { categories: named(dataMap.categories), functions: named(dataMap.functions) }
  return (
    <FactsContext value={{ sheet, dataMap, names, drafts: noDrafts, groups: [], mayChange: false }}>
      <div className="what-if">
        <section className="what-if-facts">
          <p className="grade-lead">{t('whatIf.lead')}</p>
          {supposed.all.map((one) => (
            <SupposedFact
              key={`${one.key} ${one.group}`}
              groupName={groupName}
              fact={one}
              supposed={supposed}
              problem={command.error}
              asked={asked}
            />
          ))}
          <AddFact taken={supposed.all} groups={groups} onAdd={supposed.add} />
          <div className="row">
            <Button
              kind="go"
              working={command.isPending}
              off={supposed.changed.length === 0 && t('whatIf.needed')}
              onClick={run}
            >
              {t('whatIf.run')}
            </Button>
            {supposed.all.length > 0 && (
              <Button
                kind="quiet"
                onClick={() => {
                  supposed.clear()
                  command.reset()
                }}
              >
                {t('whatIf.clear')}
              </Button>
            )}
          </div>
          <p className="what-if-safe">
            <Icon name="lock" small /> {t('whatIf.nothingChanged')}
          </p>
        </section>
        <section className="what-if-result" aria-live="polite">
          {command.error && <ErrorNote problem={command.error} kept fieldName={fieldName} />}
          {isOld && <Note tone="soon">{t('whatIf.again')}</Note>}
          {command.data ? (
            <Supposition result={command.data} />
          ) : (
            !command.error && <p className="grade-lead">{t('whatIf.empty')}</p>
          )}
        </section>
      </div>
    </FactsContext>
  )
}

const whole = ({ key, group, value }: Supposed) => ({ key, group, language: '' as const, value })

function useFieldName(asked: readonly Supposed[]): (pointer: string) => string {
  const { t } = useTranslation('facts')
  return (pointer) => {
    const [, place, n] = pointer.split('/')
    const key = place === 'changes' ? asked[Number(n)]?.key : (n as FactKey)
    return key ? t(`key.${key}`) : pointer
  }
}

/** Groups of affected people as the sheet names them. */
function useGroups({ facts }: FactSheetView): { key: string; name: string }[] {
  const say = useSay()
  const groups = (facts.find(({ key }) => key === 'groups')?.value ?? []) as Group[]
  return groups.map(({ key, name }) => ({ key, name: say(name) || key }))
}

const named = <T extends { key: string; name: object }>(list: readonly T[]) =>
  Object.fromEntries(list.map(({ key, name }) => [key, name]))
