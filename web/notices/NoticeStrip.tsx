import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { NoticeLine } from '../../server/contract/notices.ts'
import { useMay } from '../incidentFrame/useIncident.ts'
import { Button } from '../parts/Button.tsx'
import { AnotherForm } from './AnotherForm.tsx'
import '../parts/filters.css'

/** Which notice lies on the desk, and another one: for other people, to correct, to complete. */
export function NoticeStrip({ list, shown }: { list: NoticeLine[]; shown: NoticeLine }) {
  const { t } = useTranslation('notices')
  const [, setSearch] = useSearchParams()
  const [beginning, begin] = useState(false)
  const may = useMay()('draft_notice')
  return (
    <>
      <div className="filters notice-strip">
        <b>{t('strip.title')}</b>
        {list.map((line, at) => (
          <button
            key={line.id}
            type="button"
            aria-pressed={line === shown}
            className={line === shown ? 'on' : ''}
            onClick={() => setSearch({ notice: line.id })}
          >
            {t('strip.notice', {
              no: at + 1,
              what: t(`purpose.${line.purpose}`),
              state: t(`state.${line.state}`),
            })}
          </button>
        ))}
        {may && !beginning && (
          <span className="right">
            <Button size="small" kind="quiet" icon="add" onClick={() => begin(true)}>
              {t('strip.another')}
            </Button>
          </span>
        )}
      </div>
      {beginning && <AnotherForm list={list} onDone={() => begin(false)} />}
    </>
  )
}
