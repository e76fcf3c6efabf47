import { useTranslation } from 'react-i18next'
import type { NoticeView } from '../../server/contract/notices.ts'
import { languages } from '../../server/rules/facts.ts'
import type { AudienceKey, ChannelKey } from '../../server/rules/notice.ts'
import { Icon, type IconName } from '../parts/Icon.tsx'
import { Instant } from '../parts/Instant.tsx'
import { useSay } from '../words/useSay.ts'
import type { Chosen } from './Desk.tsx'
import { useDesk } from './useDesk.ts'
import '../parts/filters.css'

const channels: readonly ChannelKey[] = ['email', 'sms', 'inSite', 'phone', 'announcement']
const channelIcons: Record<ChannelKey, IconName> = {
  email: 'email',
  sms: 'sms',
  inSite: 'bell',
  phone: 'phone',
  announcement: 'announcement',
}

/** Which text is shown: by channel, by language, by reader and group; what a language lacks is said on its tab. */
export function NoticeTabs({
  chosen,
  onChoose,
}: {
  chosen: Chosen
  onChoose: (change: Partial<Chosen>) => void
}) {
  const { t } = useTranslation('notices')
  const { notice, draft } = useDesk()
  const segments = draft?.sms?.count.segments
  return (
    <div className="filters text-tabs notice-tabs">
      <b>{t('title', { n: notice.version })}</b>
      {channels.map((key) => (
        <Tab key={key} on={chosen.channel === key} onPress={() => onChoose({ channel: key })}>
          <Icon name={channelIcons[key]} small /> {t(`channel.${key}`)}{' '}
          {key === 'sms' && segments && <span className="ink-3">{t('segments', { count: segments })}</span>}
        </Tab>
      ))}
      <span className="divider" />
      {languages.map((key) => (
        <Tab key={key} on={chosen.language === key} onPress={() => onChoose({ language: key })}>
          {t(`language.${key}`)} <Lacks language={key} />
        </Tab>
      ))}
      {chosen.channel !== 'announcement' && <Readers chosen={chosen} onChoose={onChoose} />}
      <span className="meta right">
        {t('saved', { name: notice.drafted.by.name })} <Instant at={notice.drafted.at} />
        <span className="sep" />
        <Sources notice={notice} />
      </span>
    </div>
  )
}

function Readers({ chosen, onChoose }: { chosen: Chosen; onChoose: (change: Partial<Chosen>) => void }) {
  const { t } = useTranslation('notices')
  const say = useSay()
  const { notice } = useDesk()
  const guardian = notice.drafts.some(({ audience }) => audience === 'guardian')
  const readers = (['person', 'guardian'] as const satisfies readonly AudienceKey[]).filter(
    (key) => key === 'person' || guardian,
  )
  const groups = [
    ...new Set(notice.drafts.filter(({ audience }) => audience !== 'public').map(({ group }) => group)),
  ]
  const nameOf = (key: string) =>
    say(notice.groups.find((one) => one.key === key)?.name ?? {}) || t('everybody')
  return (
    <>
      {readers.length > 1 && <span className="divider" />}
      {readers.length > 1 &&
        readers.map((key) => (
          <Tab key={key} on={chosen.audience === key} onPress={() => onChoose({ audience: key })}>
            {t(`reader.${key}`)}
          </Tab>
        ))}
      {groups.length > 1 && <span className="divider" />}
      {groups.length > 1 &&
        groups.map((key) => (
          <Tab key={key} on={chosen.group === key} onPress={() => onChoose({ group: key })}>
            {nameOf(key)}
          </Tab>
        ))}
    </>
  )
}

/** English 缺 3 项; a language not meant for this notice says so. */
function Lacks({ language }: { language: string }) {
  const { t } = useTranslation('notices')
  const { notice } = useDesk()
  const state = notice.languages.find((one) => one.language === language)
  if (!state) return <span className="ink-3">{t('notMeant')}</span>
  if (state.approved) return <span className="is-done">{t('approved')}</span>
  return state.blocking.length > 0 ? (
    <span className="is-late">{t('lacks', { count: state.blocking.length })}</span>
  ) : null
}

function Sources({ notice }: { notice: NoticeView }) {
  const { t } = useTranslation('notices')
  const changed = notice.facts.filter((fact) => fact.changed).length
  return changed > 0 ? (
    <span className="is-soon">{t('sources.changed', { n: changed })}</span>
  ) : (
    t('sources.valid', { n: notice.facts.length })
  )
}

const Tab = ({ on, onPress, children }: { on: boolean; onPress: () => void; children: React.ReactNode }) => (
  <button type="button" aria-pressed={on} className={on ? 'on' : ''} onClick={onPress}>
    {children}
  </button>
)
