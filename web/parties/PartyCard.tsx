import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { PartyView } from '../../server/contract/parties.ts'
import { urlOf } from '../api.ts'
import { FileLinks } from '../files/FileLinks.tsx'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { Icon } from '../parts/Icon.tsx'
import { Instant } from '../parts/Instant.tsx'
import { Value, Values } from '../parts/Pane.tsx'
import { shownLanguage } from '../words/words.ts'
import { PartyClock } from './PartyClock.tsx'
import { PartySteps } from './PartySteps.tsx'
import { type PartyList, useGroupNames } from './usePartyWords.ts'

interface PartyCardProps {
  party: PartyView
  groups: PartyList['groups']
}

/** One party: how it stands, what its contract says, what it was told and asked, and what can be done now. */
export function PartyCard({ party, groups }: PartyCardProps) {
  const { t } = useTranslation('parties')
  const { kind, name, contact, role, clock, question, asked } = party
  const tenant = kind === 'tenant'
  return (
    <article className="party" id={party.id}>
      <header>
        <h3>{name}</h3>
        {(tenant || party.told) && <PartyClock clock={clock} told={party.told} word="told" />}
        {asked && <PartyClock clock={question} told={party.answered} word="answered" />}
        {!tenant && !asked && !party.told && <span className="meta">{t('untouched')}</span>}
      </header>
      <Values>
        {contact && <Value label={t('contact')}>{contact}</Value>}
        {role && (
          <Value label={t(`${kind}.role`)}>
            <span className="pre">{role}</span>
          </Value>
        )}
        {tenant && <Contract party={party} />}
        {tenant && <EndUsers party={party} groups={groups} />}
        <Told party={party} />
        <Asked party={party} />
        {party.files.length > 0 && (
          <Value label={t('files')}>
            <FileLinks files={party.files} />
          </Value>
        )}
      </Values>
      {tenant && <Pack party={party} />}
      <PartySteps party={party} groups={groups} />
    </article>
  )
}

function Contract({ party: { contractHours, contractBasis } }: { party: PartyView }) {
  const { t } = useTranslation('parties')
  return (
    <Value label={t('contract')} meta={contractBasis}>
      {contractHours === null ? t('noHours') : t('hours', { n: contractHours })}
    </Value>
  )
}

function EndUsers({ party, groups }: PartyCardProps) {
  const { t } = useTranslation('parties')
  const shiftMs = useShift()
  const names = useGroupNames(groups)
  const { instructed } = party
  return (
    <Value label={t('groups')}>
      {party.groups.length > 0 ? names(party.groups) : <span className="ink-2">{t('noGroups')}</span>}
      <small className="block">
        {instructed ? (
          <>
            {t('instructed')} <Instant at={instructed.at} shiftMs={shiftMs} /> · {instructed.text}
          </>
        ) : (
          t('notInstructed')
        )}
      </small>
    </Value>
  )
}

function Told({ party: { told } }: { party: PartyView }) {
  const { t } = useTranslation('parties')
  const shiftMs = useShift()
  if (!told) return null
  return (
    <Value label={t('told')} meta={t('proofOf', { proof: told.proof })}>
      <Instant at={told.at} shiftMs={shiftMs} /> · {told.by.name} · {told.how}
    </Value>
  )
}

function Asked({ party: { asked, answered } }: { party: PartyView }) {
  const { t } = useTranslation('parties')
  const shiftMs = useShift()
  if (!asked) return null
  return (
    <>
      <Value label={t('asked')}>
        <Instant at={asked.at} shiftMs={shiftMs} /> <span className="pre">{asked.what}</span>
      </Value>
      {answered && (
        <Value label={t('answered')}>
          <Instant at={answered.at} shiftMs={shiftMs} /> <span className="pre">{answered.answer}</span>
        </Value>
      )}
    </>
  )
}

function Pack({ party }: { party: PartyView }) {
  const { t } = useTranslation('parties')
  const { id: incidentId } = useIncident()
  const link = (format: 'docx' | 'txt') =>
    urlOf(api.factPack, {
      params: { incidentId, partyId: party.id },
      query: { format, language: shownLanguage() },
    })
  return (
    <p className="party-pack">
      <Icon name="download" small /> {t('pack')}
      {(['docx', 'txt'] as const).map((format) => (
        <a key={format} className="link" href={link(format)} download>
          {t(`format.${format}`)}
        </a>
      ))}
      <span className="meta">{t('packHint')}</span>
    </p>
  )
}
