import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../parts/Button.tsx'
import { CompleteCount } from '../parts/Completeness.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Pane } from '../parts/Pane.tsx'
import { Findings } from './Findings.tsx'
import { LawLine } from './LawLine.tsx'
import { Parts } from './Parts.tsx'
import { SmsBox } from './SmsBox.tsx'
import { useDesk } from './useDesk.ts'
import { WordsEditor } from './WordsEditor.tsx'

/** The words, read beside their facts or edited; what they lack by law stands below them. */
export function NoticeText() {
  const { t } = useTranslation('notices')
  const [editing, setEditing] = useState(false)
  const { notice, draft, channel } = useDesk()
  if (!draft)
    return (
      <Pane title={t('text.title')}>
        <EmptyState text={t('text.none')} />
      </Pane>
    )
  const may = notice.can.includes('draft_notice')
  const length = Object.values(draft.words.parts).join('').length
  return (
    <Pane
      title={t('text.title')}
      meta={t('text.length', { n: length, minutes: Math.max(1, Math.round(length / 400)) })}
      tools={
        <>
          <Counts />
          {may && !editing && (
            <Button size="small" icon="edit" onClick={() => setEditing(true)}>
              {t('text.edit')}
            </Button>
          )}
        </>
      }
    >
      {editing ? (
        <WordsEditor onDone={() => setEditing(false)} />
      ) : (
        <>
          {channel !== 'sms' && <Parts />}
          <Findings />
          {channel !== 'phone' && channel !== 'announcement' && <SmsBox open={channel === 'sms'} />}
          <LawLine />
        </>
      )}
    </Pane>
  )
}

/** 四要素 4/4, 法定内容 6/6 */
function Counts() {
  const { t } = useTranslation('notices')
  const { draft } = useDesk()
  if (!draft) return null
  const parts = ['happened', 'measures', 'protect', 'remedy']
  const whole = parts.filter((part) => draft.contents.every((one) => one.part !== part || one.said)).length
  const law = draft.contents.filter(({ key }) => lawful.has(key))
  return (
    <span className="counts">
      <CompleteCount label={t('count.parts')} done={whole} all={parts.length} />
      <CompleteCount label={t('count.law')} done={law.filter(({ said }) => said).length} all={law.length} />
    </span>
  )
}

/** The six contents of PIPL Art. 57(1); the others are the policy's own. */
export const lawful: ReadonlySet<string> = new Set([
  'categories',
  'cause',
  'harm',
  'taken',
  'advice',
  'contact',
])
