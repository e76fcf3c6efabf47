import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { IncidentView } from '../../server/contract/incidents.ts'
import type { Command } from '../parts/Palette.tsx'
import { pathOf, sectionIcons, sections, wordOf } from './sections.ts'

/** The pages of this incident as commands of the palette. */
export function useSections(incident: IncidentView): Command[] {
  const { t } = useTranslation('incident')
  const go = useNavigate()
  return sections.map((section) => ({
    key: `section:${section}`,
    words: t(`section.${wordOf(section)}`),
    hint: incident.number,
    icon: sectionIcons[section],
    run: () => void go(pathOf(incident.id, section)),
  }))
}
