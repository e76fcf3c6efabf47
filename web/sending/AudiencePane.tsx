import { useTranslation } from 'react-i18next'
import type { AudienceView } from '../../server/contract/batches.ts'
import { Pane, Value, Values } from '../parts/Pane.tsx'
import { grouped } from '../parts/people.ts'
import { regionName } from '../words/regions.ts'
import { shownLanguage } from '../words/words.ts'

/** How many people, and how they can be reached: counted once each, whatever the number of files. */
export function AudiencePane({ audience }: { audience: AudienceView }) {
  const { t } = useTranslation(['sending', 'parts'])
  const { minors } = audience
  const list = (counts: Record<string, number>, nameOf = (key: string) => key) =>
    Object.entries(counts)
      .map(([key, n]) => t('audience.each', { name: nameOf(key) || t('audience.noGroup'), n: grouped(n) }))
      .join(t('parts:listComma'))
  const region = (code: string) => code && regionName(code, shownLanguage())
  const language = (key: string) => t(`stop.language.${key as 'en'}`)
  return (
    <Pane title={t('audience.title')} padded>
      <Values>
        <Value label={t('audience.people')}>
          <b className="people-large">{grouped(audience.people)}</b>
        </Value>
        <Value label={t('audience.withPhone')}>{grouped(audience.withPhone)}</Value>
        <Value label={t('audience.withEmail')}>{grouped(audience.withEmail)}</Value>
        <Value label={t('audience.withNothing')}>
          <span className={audience.withNothing ? 'is-late' : ''}>{grouped(audience.withNothing)}</span>
        </Value>
        <Value
          label={t('audience.minors')}
          meta={minors.withoutGuardian > 0 && t('audience.withoutGuardian', { n: minors.withoutGuardian })}
        >
          {t('audience.minorsOf', { under14: grouped(minors.under14), under18: grouped(minors.under18) })}
        </Value>
        <Value label={t('audience.groups')}>{list(audience.byGroup) || '0'}</Value>
        <Value label={t('audience.languages')}>{list(audience.byLanguage, language) || '0'}</Value>
        <Value label={t('audience.regions')}>{list(audience.byRegion, region) || '0'}</Value>
      </Values>
    </Pane>
  )
}
