import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useView } from '../live/view.ts'
import { Note } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { useMe } from '../shell/SignedIn.tsx'
import { Invitations } from './Invitations.tsx'
import { InviteForm } from './InviteForm.tsx'
import { SecondFactorRule } from './SecondFactorRule.tsx'
import { StaffRow } from './StaffRow.tsx'

/** Everybody who works here or did, and whoever was invited and has not come yet. */
export default function People() {
  const { t } = useTranslation('settings')
  const may = useMe().can
  return (
    <div className="people">
      <div>
        {may.includes('change_organisation') && <SecondFactorRule />}
        <Staff />
        {may.includes('invite') && <Invitations />}
      </div>
      {may.includes('invite') ? <InviteForm /> : <Note>{t('people.readOnly')}</Note>}
    </div>
  )
}

function Staff() {
  const { t } = useTranslation('settings')
  const users = useView(api.users, {})
  if (users.error) return <ErrorNote problem={users.error} onRetry={() => void users.refetch()} />
  if (!users.data) return <Loading />
  const here = users.data.filter(({ left }) => !left)
  const left = users.data.filter((user) => user.left)
  return (
    <>
      <h2>
        {t('people.staff')} <span className="meta">{t('people.count', { n: here.length })}</span>
      </h2>
      <ul className="staff">
        {[...here, ...left].map((user) => (
          <StaffRow key={user.id} user={user} />
        ))}
      </ul>
    </>
  )
}
