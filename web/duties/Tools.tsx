import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { DutyView } from '../../server/contract/duties.ts'
import { comparePlaces, type DutyChoice, promise } from '../../server/rules/dutyStanding.ts'
import { urlOf } from '../api.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { Button } from '../parts/Button.tsx'
import { useSay } from '../words/useSay.ts'
import { shownLanguage } from '../words/words.ts'
import { every } from './useDutyTable.ts'

interface ToolsProps {
  duties: readonly DutyView[]
  chosen: DutyChoice
  onChoose: (change: Partial<DutyChoice>) => void
}

/** Whose law, to whom; and the table as paper, sheet, document or calendar. */
export function Tools({ duties, chosen, onChoose }: ToolsProps) {
  const { t } = useTranslation('duties')
  const say = useSay()
  const { id: incidentId } = useIncident()
  const places = [...new Map(duties.map(({ place, pack }) => [place, pack.name]))]
    .sort(([a], [b]) => comparePlaces(a, b))
    .map(([key, name]) => ({ key, label: key === promise ? t('place.promise') : say(name) }))
  const kinds = [...new Set(duties.map(({ recipientKind }) => recipientKind))].map((key) => ({
    key,
    label: t(`to.${key}`),
  }))
  const file = (format: 'csv' | 'docx') =>
    urlOf(api.exportDuties, {
      params: { incidentId },
      query: { format, language: shownLanguage(), ...chosen },
    })
  return (
    <div className="duty-tools">
      <Select
        label={t('tool.place')}
        all={t('tool.everyPlace')}
        options={places}
        value={chosen.place}
        onChange={(place) => onChoose({ place })}
      />
      <Select
        label={t('tool.to')}
        all={t('tool.everybody')}
        options={kinds}
        value={chosen.to}
        onChange={(to) => onChoose({ to })}
      />
      <span className="duty-files">
        <Button size="small" onClick={() => window.print()}>
          {t('tool.print')}
        </Button>
        <Download href={file('csv')} words="CSV" />
        <Download href={file('docx')} words="Word" />
        <Download
          href={urlOf(api.exportDueTimes, { params: { incidentId }, query: { language: shownLanguage() } })}
          words={t('tool.calendar')}
        />
      </span>
    </div>
  )
}

const Download = ({ href, words }: { href: string; words: string }) => (
  <a className="button plain small" href={href} download>
    {words}
  </a>
)

interface SelectProps {
  label: string
  all: string
  options: { key: string; label: string }[]
  value: string
  onChange: (key: string) => void
}

function Select({ label, all, options, value, onChange }: SelectProps) {
  const id = useId()
  return (
    <span className="duty-select">
      <label htmlFor={id} className="meta">
        {label}
      </label>
      <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value={every}>{all}</option>
        {options.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
    </span>
  )
}
