import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { PeopleTokenView } from '../../server/contract/peopleStreams.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { useCommand, useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/Field.tsx'
import { Instant } from '../parts/Instant.tsx'
import { Pane } from '../parts/Pane.tsx'

/** Tokens with which programs stream people in; each secret is shown once. */
export function TokensPane() {
  const { t } = useTranslation('columns')
  const { id: incidentId } = useIncident()
  const { data, error } = useView(api.listPeopleTokens, { params: { incidentId } })
  if (error) return null
  const may = data?.can.includes('import_people') ?? false
  return (
    <Pane title={t('token.title')} padded>
      <p className="meta">{t('token.lead')}</p>
      {data?.tokens.length === 0 && <p className="meta">{t('token.none')}</p>}
      <ul className="files">
        {data?.tokens.map((token) => (
          <Token key={token.id} token={token} may={may} />
        ))}
      </ul>
      {may && <MakeToken />}
    </Pane>
  )
}

function Token({ token, may }: { token: PeopleTokenView; may: boolean }) {
  const { t } = useTranslation('columns')
  const { id: incidentId } = useIncident()
  const revoke = useCommand(api.revokePeopleToken)
  const shiftMs = useShift()
  return (
    <li className="line">
      <b>{token.name}</b>
      <span className="meta">
        {t('token.made', { person: token.madeBy.name })} <Instant at={token.madeAt} shiftMs={shiftMs} />
        <span className="sep" />
        {token.usedAt ? (
          <>
            {t('token.used')} <Instant at={token.usedAt} shiftMs={shiftMs} />
          </>
        ) : (
          t('token.unused')
        )}
      </span>
      {token.revokedAt ? (
        <State tone="idle">{t('token.revoked')}</State>
      ) : (
        may && (
          <Button
            size="small"
            kind="quiet"
            working={revoke.isPending}
            onClick={() => revoke.mutate({ params: { incidentId, tokenId: token.id } })}
          >
            {t('token.revoke')}
          </Button>
        )
      )}
    </li>
  )
}

function MakeToken() {
  const { t } = useTranslation('columns')
  const { id: incidentId } = useIncident()
  const [name, setName] = useState('')
  const make = useCommand(api.makePeopleToken)
  const send = () => make.mutate({ params: { incidentId }, body: { name } }, { onSuccess: () => setName('') })
  return (
    <>
      <TextField
        label={t('token.name')}
        hint={t('token.nameHint')}
        value={name}
        maxLength={100}
        onChange={setName}
      />
      {make.error && <ErrorNote problem={make.error} />}
      {make.data && (
        <div className="note">
          <p>{t('token.once')}</p>
          <code className="secret">{make.data.secret}</code>{' '}
          <Button
            size="small"
            kind="quiet"
            onClick={() => void navigator.clipboard?.writeText(make.data?.secret ?? '')}
          >
            {t('token.copy')}
          </Button>
        </div>
      )}
      <div className="line">
        <Button working={make.isPending} off={!name.trim() && t('token.needName')} onClick={send}>
          {t('token.make')}
        </Button>
      </div>
    </>
  )
}
